import { kinds, signatoriesOf } from '../../../domain/placement/kinds.ts';
import { replacementCauses } from '../../../domain/placement/lists.ts';
import { placementRejections } from '../../../domain/placement/rejections.ts';
import type { ExistingPlacement, PlacementState } from '../../../domain/placement/state.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { placementWalks } from '../../support/builders/placement-walks.ts';
import { deciderProperties } from '../../support/properties.ts';

/** A rule for placements that exist. */
const existing =
  (holds: (placement: ExistingPlacement) => boolean) =>
  (state: PlacementState): boolean =>
    state.status === 'Absent' || holds(state);
/** A rule for those that have such a part. */
const having = <K extends string>(part: K, holds: (placement: Extract<ExistingPlacement, Readonly<Record<K, unknown>>>) => boolean) =>
  existing((state) => !(part in state) || holds(state as Extract<ExistingPlacement, Readonly<Record<K, unknown>>>));

const follow = (...days: readonly (LocalDate | undefined)[]): boolean => {
  const known = days.filter((day) => day !== undefined);
  return known.every((day, index) => index === 0 || (known[index - 1] as LocalDate) <= day);
};

deciderProperties({
  name: 'a placement',
  ...placementWalks,
  rejections: placementRejections,
  statuses: {
    Absent: true,
    Offered: true,
    Proposed: true,
    Accepted: true,
    AgreementDrafted: true,
    AwaitingSignatures: true,
    Agreed: true,
    Active: true,
    Interrupted: true,
    AwaitingAssessment: true,
    Completed: true,
    Terminated: true,
    Withdrawn: true,
    Cancelled: true,
    Expired: true,
  },
  invariants: {
    'the level fits the kind': existing(({ offer }) => kinds[offer.kind].levels.includes(offer.level)),
    'the kind decides on the programme code': existing(({ offer: { kind, programmeCode } }) => {
      const rule = kinds[kind].programmeCode;
      return rule === 'optional' || (programmeCode !== undefined) === (rule === 'required');
    }),
    'a candidate is of an institution, unless a graduate': having(
      'candidate',
      ({ offer, candidate }) => (candidate.institutionId === undefined) === (offer.kind === 'work-experience'),
    ),
    'student, company and institution have each accepted once before there is a match': having(
      'candidate',
      ({ status, offer, candidate: { acceptedBy } }) =>
        new Set(acceptedBy).size === acceptedBy.length && (status === 'Proposed' || kinds[offer.kind].signatories.every((party) => acceptedBy.includes(party))),
    ),
    'the hours per school year add up to the total': having(
      'agreement',
      ({ agreement: { terms } }) => Object.values(terms.hoursPerSchoolYear).reduce((sum, hours) => sum + hours, 0) === terms.totalHours,
    ),
    'the agreed period begins before it ends': having('agreement', ({ agreement: { terms } }) => terms.from <= terms.to),
    'nobody signs twice, or without being a signatory': having('agreement', ({ agreement: { signatures, signatories } }) => {
      const roles = signatures.map(({ role }) => role);
      return new Set(roles).size === roles.length && roles.every((role) => signatories.includes(role));
    }),
    'every signatory of the kind has signed what is agreed': having('amendments', ({ offer, agreement: { terms, signatures } }) =>
      signatoriesOf(offer.kind, terms.minor).every((role) => signatures.some((signature) => signature.role === role)),
    ),
    'one amendment is open at a time': having('amendments', ({ amendments }) => amendments.filter(({ outcome }) => outcome === 'open').length <= 1),
    'every original signatory has approved a concluded amendment': having('amendments', ({ amendments, agreement: { signatories } }) =>
      amendments.every(({ outcome, approvedBy }) => outcome !== 'concluded' || signatories.every((role) => approvedBy.includes(role))),
    ),
    'no placement starts before the agreed start, and its days are in order': having('startedOn', (state) =>
      follow(
        state.agreement.terms.from,
        state.startedOn,
        ...state.interruptions.flatMap(({ from, resumedOn }) => [from, resumedOn]),
        'endedOn' in state ? state.endedOn : undefined,
        state.status === 'Completed' ? state.completedOn : state.status === 'Terminated' ? state.terminatedOn : undefined,
      ),
    ),
    'no week has more than 168 hours': having('hours', ({ hours }) => Object.values(hours).every((each) => each.hours >= 0 && each.hours <= 168)),
    'the assessor of the kind completes, for BPV after the opinion of the company': existing(
      (state) =>
        state.status !== 'Completed' ||
        (state.decidedBy === kinds[state.offer.kind].assessor && (!kinds[state.offer.kind].bpv || state.companyOpinion !== undefined)),
    ),
    'a replacement is required for BPV with a cause of WEB 7.2.9': having(
      'replacementRequired',
      ({ offer, reason, replacementRequired }) => replacementRequired === (kinds[offer.kind].bpv && replacementCauses.includes(reason)),
    ),
    'only reason other has a text': having('replacementRequired', ({ reason, explanation }) => (reason === 'other') === (explanation !== undefined)),
    'nothing has happened after today': existing((state) =>
      [
        state.offer.offeredOn,
        'startedOn' in state ? state.startedOn : undefined,
        'endedOn' in state ? state.endedOn : undefined,
        'terminatedOn' in state ? state.terminatedOn : undefined,
        'cancelledOn' in state ? state.cancelledOn : undefined,
      ].every((day) => day === undefined || day <= '2026-11-20'),
    ),
  },
});
