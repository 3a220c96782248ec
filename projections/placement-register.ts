import { keysOf } from '../domain/placement/state.ts';
import { register } from './shared/register.ts';

/** Every placement with its state, dates, parties and flags. */
export const placementRegister = register({
  name: 'placement-register',
  version: 1,
  aggregate: 'placement',
  indexes: [
    { name: 'all', fields: [], sort: 'offeredOn' },
    { name: 'byStudent', fields: ['studentRef'], sort: 'offeredOn' },
    { name: 'byState', fields: ['placementState'], sort: 'offeredOn' },
  ],
  fields: (state) => {
    if (state.status === 'Absent') return {};
    const { studentRef, offeredOn } = keysOf(state);
    return { offeredOn, placementState: state.status, ...(studentRef && { studentRef }) };
  },
});
