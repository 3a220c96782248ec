import { knowingOf } from '../domain/access/disclosure.ts';
import { involvedIn } from '../domain/access/involved.ts';
import type { PlacementState } from '../domain/placement/state.ts';
import { register } from './shared/register.ts';

/** What of a placement asks for somebody's attention; absent where it does not, so that only those are in the index. */
function marks(state: PlacementState): Readonly<Record<string, unknown>> {
  if ('replacementRequired' in state) {
    return state.replacementRequired ? { replacementRequired: true, ...(state.replacementId === undefined && { replacementMissing: true }) } : {};
  }
  if (state.status === 'Completed') return state.result === 'insufficient' ? { failed: true } : {};
  if (state.status !== 'AwaitingSignatures') return {};
  const { signatories, signatures } = state.agreement;
  return { awaitingSignatureOf: signatories.filter((role) => signatures.every((signature) => signature.role !== role)) };
}

/** In the place of an institution that an offer is meant for, where it is open to all. */
export const everyInstitution = 'every-institution';

/** Every placement with its state, dates, parties and flags, in the order in which the places were offered. */
export const placementRegister = register({
  name: 'placement-register',
  version: 5,
  aggregate: 'placement',
  indexes: [
    { name: 'all', fields: [], sort: 'offeredOn' },
    { name: 'byStatus', fields: ['status'], sort: 'offeredOn' },
    { name: 'byKind', fields: ['kind'], sort: 'offeredOn' },
    { name: 'byLevel', fields: ['level'], sort: 'offeredOn' },
    { name: 'bySector', fields: ['sector'], sort: 'offeredOn' },
    { name: 'byEmployer', fields: ['employerId'], sort: 'offeredOn' },
    { name: 'byInstitution', fields: ['institutionId'], sort: 'offeredOn' },
    { name: 'byPartnership', fields: ['partnershipId'], sort: 'offeredOn' },
    { name: 'byInformationDay', fields: ['informationDayId'], sort: 'offeredOn' },
    { name: 'byStudent', fields: ['studentRef'], sort: 'offeredOn' },
    { name: 'byStudentAndKnowing', fields: ['studentRef', 'studentKnownBy'], sort: 'offeredOn' },
    { name: 'byParty', fields: ['parties'], sort: 'offeredOn' },
    { name: 'byStatusAndParty', fields: ['status', 'parties'], sort: 'offeredOn' },
    { name: 'byPartnershipAndParty', fields: ['partnershipId', 'parties'], sort: 'offeredOn' },
    { name: 'byInformationDayAndParty', fields: ['informationDayId', 'parties'], sort: 'offeredOn' },
    { name: 'byReplacementRequiredAndParty', fields: ['replacementRequired', 'parties'], sort: 'offeredOn' },
    { name: 'byReplacementMissingAndParty', fields: ['replacementMissing', 'parties'], sort: 'offeredOn' },
    { name: 'byRecognitionLostAndParty', fields: ['recognitionLost', 'parties'], sort: 'offeredOn' },
    { name: 'byFailedAndParty', fields: ['failed', 'parties'], sort: 'offeredOn' },
    { name: 'byAwaitedSignatureAndParty', fields: ['awaitingSignatureOf', 'parties'], sort: 'offeredOn' },
    { name: 'offeredTo', fields: ['status', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToOfKind', fields: ['status', 'kind', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToAtLevel', fields: ['status', 'level', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToInSector', fields: ['status', 'sector', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToAtLevelInSector', fields: ['status', 'level', 'sector', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToUnderPartnership', fields: ['status', 'partnershipId', 'offeredTo'], sort: 'offeredOn' },
    { name: 'offeredToByEmployer', fields: ['status', 'employerId', 'offeredTo'], sort: 'offeredOn' },
    { name: 'byStatusAndKind', fields: ['status', 'kind'], sort: 'offeredOn' },
    { name: 'byStatusAndLevel', fields: ['status', 'level'], sort: 'offeredOn' },
    { name: 'byStatusAndSector', fields: ['status', 'sector'], sort: 'offeredOn' },
    { name: 'byStatusAndEmployer', fields: ['status', 'employerId'], sort: 'offeredOn' },
    { name: 'byStatusAndInstitution', fields: ['status', 'institutionId'], sort: 'offeredOn' },
    { name: 'byStatusAndPartnership', fields: ['status', 'partnershipId'], sort: 'offeredOn' },
    { name: 'byStatusLevelAndSector', fields: ['status', 'level', 'sector'], sort: 'offeredOn' },
    { name: 'byEmployerAndInstitution', fields: ['employerId', 'institutionId'], sort: 'offeredOn' },
    { name: 'byReplacementRequired', fields: ['replacementRequired'], sort: 'offeredOn' },
    { name: 'byReplacementMissing', fields: ['replacementMissing'], sort: 'offeredOn' },
    { name: 'byReplacementMissingAndInstitution', fields: ['replacementMissing', 'institutionId'], sort: 'offeredOn' },
    { name: 'byRecognitionLost', fields: ['recognitionLost'], sort: 'offeredOn' },
    { name: 'byFailed', fields: ['failed'], sort: 'offeredOn' },
    { name: 'byAwaitedSignature', fields: ['awaitingSignatureOf'], sort: 'offeredOn' },
    { name: 'byAwaitedSignatureAndEmployer', fields: ['awaitingSignatureOf', 'employerId'], sort: 'offeredOn' },
    { name: 'byAwaitedSignatureAndInstitution', fields: ['awaitingSignatureOf', 'institutionId'], sort: 'offeredOn' },
    { name: 'openByLastDay', fields: [], sort: 'expiresOn' },
    { name: 'openByLastDayAndParty', fields: ['parties'], sort: 'expiresOn' },
    { name: 'openByLastDayAndEmployer', fields: ['employerId'], sort: 'expiresOn' },
  ],
  fields: (state) => {
    const { kind, level, sector, employerId, institutionId: meantFor, partnershipId, informationDayId, offeredOn } = state.offer;
    const candidate = 'candidate' in state ? state.candidate : undefined;
    const institutionId = candidate?.institutionId ?? meantFor;
    return {
      offeredOn,
      kind,
      level,
      sector,
      employerId,
      ...(institutionId !== undefined && { institutionId }),
      parties: involvedIn('placement', state),
      ...(state.status === 'Offered' && { offeredTo: meantFor ?? everyInstitution, expiresOn: state.offer.expiresOn }),
      ...(partnershipId !== undefined && { partnershipId }),
      ...(informationDayId !== undefined && { informationDayId }),
      ...(candidate !== undefined && { studentRef: candidate.studentRef, studentKnownBy: knowingOf('placement', state).studentRef }),
      ...(state.recognitionLostOn !== undefined && { recognitionLost: true }),
      ...marks(state),
    };
  },
});
