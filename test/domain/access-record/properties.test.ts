import { accessRecordRejections } from '../../../domain/access-record/rejections.ts';
import { accessRecordWalks } from '../../support/builders/access-record.ts';
import { deciderProperties } from '../../support/properties.ts';

deciderProperties({
  name: 'an entry of the access journal',
  ...accessRecordWalks,
  rejections: accessRecordRejections,
  statuses: { Absent: true, Denied: true, Refused: true, Read: true, Exported: true },
  invariants: {
    'an entry says who and what': (state) => state.status === 'Absent' || (state.access.subject !== '' && state.access.action.includes(':')),
  },
});
