import { organisationNaturalKey } from '../../../domain/organisation/decide.ts';
import type { OrganisationState } from '../../../domain/organisation/state.ts';
import type {
  CompanyFact,
  InformationDayFact,
  Offer,
  OfferFacts,
  OtherPlacement,
  PartnershipFact,
  RecognitionFact,
  RecognitionFacts,
} from '../../../domain/placement/commands.ts';
import { amendedPeriodOf } from '../../../domain/placement/decide/amendment.ts';
import { kinds } from '../../../domain/placement/kinds.ts';
import { type ExistingPlacement, type PlacementState, type PlacementStatus, periodOf } from '../../../domain/placement/state.ts';
import type { OrganisationId, PlacementId } from '../../../domain/shared/identifiers.ts';
import type { FactSources } from '../facts.ts';
import { type Lookups, organisationFact } from './lookups.ts';

/** Statuses in which a placement takes up its student's time. */
const live: readonly PlacementStatus[] = [
  'Proposed',
  'Accepted',
  'AgreementDrafted',
  'AwaitingSignatures',
  'Agreed',
  'Active',
  'Interrupted',
  'AwaitingAssessment',
];

const trainingCompanyIdOf = (organisation: OrganisationState) =>
  organisation.status === 'Absent' ? undefined : Object.values(organisation.recognitions)[0]?.trainingCompanyId;

function companyFact(organisation: OrganisationState): CompanyFact {
  if (organisation.status === 'Absent') return { status: 'Absent' };
  const trainingCompanyId = trainingCompanyIdOf(organisation);
  return { status: organisation.status, kind: organisation.kind, ...(trainingCompanyId && { trainingCompanyId }) };
}

async function partnershipFact({ stateOf }: Lookups, id: string, employerId: OrganisationId): Promise<PartnershipFact> {
  const partnership = await stateOf('partnership', id);
  if (partnership.status === 'Absent') return { status: 'Absent', employerIsParty: false };
  const { parties } = 'proposal' in partnership ? partnership.proposal : partnership;
  return { status: partnership.status, employerIsParty: parties.some(({ organisationId }) => organisationId === employerId) };
}

async function informationDayFact({ stateOf }: Lookups, id: string, pledgeNumber: number | undefined): Promise<InformationDayFact> {
  const day = await stateOf('informationDay', id);
  const pledge = 'pledges' in day ? day.pledges.find(({ number }) => number === pledgeNumber) : undefined;
  return { status: day.status, ...(pledge && { pledge: { organisationId: pledge.organisationId } }) };
}

async function offerFacts(lookups: Lookups, { employerId, institutionId, origin, partnershipId }: Offer): Promise<OfferFacts> {
  const under = origin.type === 'partnership' ? origin.partnershipId : partnershipId;
  return {
    employer: companyFact(await lookups.stateOf('organisation', employerId)),
    ...(institutionId && { institution: await organisationFact(lookups, institutionId) }),
    ...(origin.type === 'information-day' && { informationDay: await informationDayFact(lookups, origin.informationDayId, origin.pledgeNumber) }),
    ...(under && { partnership: await partnershipFact(lookups, under, employerId) }),
  };
}

async function otherPlacements({ placementsOf, stateOf }: Lookups, studentRef: string | undefined, own: string): Promise<readonly OtherPlacement[]> {
  if (studentRef === undefined) return [];
  const ids = (await placementsOf(studentRef)).filter((id) => id !== own);
  const states = await Promise.all(ids.map(async (id) => [id as PlacementId, await stateOf('placement', id)] as const));
  return states.flatMap(([placementId, state]) => {
    if (!live.includes(state.status) || !('candidate' in state) || state.candidate.studentRef !== studentRef) return [];
    const [period, amended] = [periodOf(state), amendedPeriodOf(state)];
    return [{ placementId, ...(period && { period }) }, ...(amended === undefined ? [] : [{ placementId, period: amended }])];
  });
}

const studentOf = (state: PlacementState): string | undefined => ('candidate' in state ? state.candidate.studentRef : undefined);

async function recognitionFacts(
  { stateOf }: Lookups,
  { offer }: Pick<ExistingPlacement, 'offer'>,
  programmeCode = offer.programmeCode,
): Promise<RecognitionFacts> {
  if (!kinds[offer.kind].recognitionRequired || programmeCode === undefined) return {};
  const employer = await stateOf('organisation', offer.employerId);
  const known = employer.status === 'Absent' ? undefined : employer.recognitions[programmeCode];
  const recognition: RecognitionFact =
    known === undefined ? { status: 'unknown' } : { status: known.status, trainingCompanyId: known.trainingCompanyId, lastVerifiedAt: known.lastVerifiedAt };
  return { recognition };
}

/** The organisation that has a branch number under the employer's KVK number. */
async function branchFact({ stateOf, identities }: Lookups, employerId: string, branch: string): Promise<CompanyFact> {
  const employer = await stateOf('organisation', employerId);
  if (employer.status === 'Absent') return { status: 'Absent' };
  return companyFact(await stateOf('organisation', identities.of('organisation', organisationNaturalKey({ kvk: employer.kvk, branch }))));
}

export const placementFacts = (lookups: Lookups): FactSources<'placement'> => ({
  OfferPlace: (command) => offerFacts(lookups, command),
  ProposeCandidate: async ({ studentRef, institutionId, offer }, state, id) => ({
    otherPlacements: await otherPlacements(lookups, studentRef, id),
    ...(institutionId && { institution: await organisationFact(lookups, institutionId) }),
    ...(state.status !== 'Absent' && { employer: await organisationFact(lookups, state.offer.employerId) }),
    ...(offer && { offer: await offerFacts(lookups, offer) }),
  }),
  DraftAgreement: async (_command, state, id) => ({ otherPlacements: await otherPlacements(lookups, studentOf(state), id) }),
  ReviseAgreement: async (_command, state, id) => ({ otherPlacements: await otherPlacements(lookups, studentOf(state), id) }),
  RequestSignatures: async (_command, state) => (state.status === 'Absent' ? {} : recognitionFacts(lookups, state)),
  StartPlacement: async (_command, state) => (state.status === 'Absent' ? {} : recognitionFacts(lookups, state)),
  ReportRecognitionLoss: async (_command, state) => (state.status === 'Absent' ? {} : recognitionFacts(lookups, state)),
  ProposeAmendment: async ({ changes: { programme, branch } }, state, id) => ({
    otherPlacements: await otherPlacements(lookups, studentOf(state), id),
    ...(state.status !== 'Absent' && programme && (await recognitionFacts(lookups, state, programme.programmeCode))),
    ...(state.status !== 'Absent' && branch && { branch: await branchFact(lookups, state.offer.employerId, branch) }),
  }),
  LinkReplacement: async ({ replacementId }) => {
    const studentRef = studentOf(await lookups.stateOf('placement', replacementId));
    return { replacement: { ...(studentRef && { studentRef: studentRef as never }) } };
  },
});
