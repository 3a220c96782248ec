import { type Decisions, inStatus } from '../shared/decider.ts';
import { rejecting, sharedRejections } from '../shared/rejection.ts';
import { same } from '../shared/same.ts';
import type { OrganisationCommand } from './commands.ts';
import type { OrganisationEvent } from './events.ts';
import { organisationRejections } from './rejections.ts';
import type { OrganisationState } from './state.ts';

const reject = rejecting({ ...sharedRejections, ...organisationRejections });

/** What a natural key is made of: the stream id of an organisation is derived from it, so one key has one record. */
export const organisationNaturalKey = ({ kvk, branch, brin }: { kvk: string; branch?: string; brin?: string }): string =>
  brin !== undefined ? `brin:${brin}` : branch !== undefined ? `kvk:${kvk}:${branch}` : `kvk:${kvk}`;

export const organisationDecisions: Decisions<OrganisationCommand, OrganisationEvent, OrganisationState> = {
  RegisterOrganisation({ type: _, ...data }, state) {
    if (state.status !== 'Absent') {
      const { name, kind, kvk, branch, brin, municipality, postcode, place, sectors } = state;
      const { occurredOn: _on, organisationId: _id, ...asked } = data;
      const known = { name, kind, kvk, municipality, postcode, place, sectors, ...(branch && { branch }), ...(brin && { brin }) };
      return same(known, asked) ? [] : reject('AlreadyExists', { organisationId: state.organisationId, name });
    }
    if (data.kind === 'educational-institution' && data.brin === undefined) return reject('InstitutionNeedsBrin', {});
    if (data.kind !== 'educational-institution' && data.brin !== undefined) return reject('OnlyInstitutionHasBrin', { kind: data.kind });
    return [{ type: 'OrganisationRegistered', data }];
  },

  RenameOrganisation({ name, occurredOn }, state) {
    const { name: known } = inStatus(state, 'Active');
    return known === name ? [] : [{ type: 'OrganisationRenamed', data: { name, occurredOn } }];
  },

  MoveOrganisation({ municipality, postcode, place, occurredOn }, state) {
    const known = inStatus(state, 'Active');
    if (known.municipality === municipality && known.postcode === postcode && known.place === place) return [];
    return [{ type: 'OrganisationMoved', data: { municipality, postcode, place, occurredOn } }];
  },

  ChangeSectors({ sectors, occurredOn }, state) {
    const known = inStatus(state, 'Active');
    return same(known.sectors, sectors) ? [] : [{ type: 'SectorsChanged', data: { sectors, occurredOn } }];
  },

  AddContact({ role, contactRef, occurredOn }, state) {
    const { contacts } = inStatus(state, 'Active');
    if (contacts.some((contact) => contact.role === role && contact.contactRef === contactRef)) return [];
    return [{ type: 'ContactAdded', data: { role, contactRef, occurredOn } }];
  },

  WithdrawContact({ role, contactRef, occurredOn }, state) {
    const { contacts } = inStatus(state, 'Active');
    if (!contacts.some((contact) => contact.role === role && contact.contactRef === contactRef)) return [];
    return [{ type: 'ContactWithdrawn', data: { role, contactRef, occurredOn } }];
  },

  RecordRecognition({ trainingCompanyId, crebo, verifiedAt, source, occurredOn }, state, { today }) {
    const { recognitions } = inStatus(state, 'Active');
    const other = Object.values(recognitions).find((recognition) => recognition.trainingCompanyId !== trainingCompanyId);
    if (other !== undefined) return reject('OtherTrainingCompanyId', { known: other.trainingCompanyId, given: trainingCompanyId });
    if (verifiedAt > today) return reject('OccurredInFuture', { occurredOn: verifiedAt, today });
    const known = recognitions[crebo];
    if (known?.status === 'recognised' && known.lastVerifiedAt === verifiedAt && known.source === source) return [];
    if (known !== undefined && known.lastVerifiedAt > verifiedAt) return reject('RecognitionOlderThanKnown', { crebo, known: known.lastVerifiedAt });
    if (known?.withdrawnOn !== undefined && known.withdrawnOn > verifiedAt) {
      return reject('RecognitionWithdrawnSince', { crebo, withdrawnOn: known.withdrawnOn });
    }
    return [{ type: 'RecognitionRecorded', data: { trainingCompanyId, crebo, verifiedAt, source, occurredOn } }];
  },

  WithdrawRecognition({ crebo, reason, occurredOn }, state) {
    const recognition = inStatus(state, 'Active').recognitions[crebo];
    if (recognition === undefined) return reject('NoSuchRecognition', { crebo });
    if (recognition.status === 'withdrawn') return [];
    return [{ type: 'RecognitionWithdrawn', data: { trainingCompanyId: recognition.trainingCompanyId, crebo, reason, occurredOn } }];
  },

  DeactivateOrganisation({ reason, occurredOn }, state) {
    if (state.status === 'Deactivated') return [];
    inStatus(state, 'Active');
    return [{ type: 'OrganisationDeactivated', data: { reason, occurredOn } }];
  },
};
