import type { InformationDayEvent } from '../../../domain/information-day/events.ts';
import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import type { NewCommitment } from '../../../domain/partnership/commands.ts';
import { commitmentRules } from '../../../domain/partnership/commitments.ts';
import type { Commitment, PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { ProgrammeCycleEvent } from '../../../domain/programme-cycle/events.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { ContactRef, Crebo, InformationDayId, type OrganisationId, PlacementId, TrainingCompanyId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate, Period } from '../../../domain/shared/local-date.ts';
import { schoolYearOf } from '../../../domain/shared/school-year.ts';
import { happened } from '../projection-spec.ts';
import { day, employer, kindOf, made, park, partnershipId, school } from './partnership.ts';

type DataOf<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>['data'];

export const on = (text: string): LocalDate => text as LocalDate;
export const period = (from: string, to: string): Period => ({ from: on(from), to: on(to) });
/** Three school years: 2025-2026, 2026-2027 and 2027-2028. */
export const threeYears = period('2025-08-20', '2028-08-20');
const uuid = (kind: number, last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${kind}${String(last).padStart(11, '0')}`;
export const placementOf = (last: number): PlacementId => PlacementId.parse(uuid(7, last));
export const dayOf = (last: number): InformationDayId => InformationDayId.parse(uuid(3, last));

/** Numbered in their order, in the usual unit of their kind. */
export const promising = (...commitments: readonly NewCommitment[]): readonly Commitment[] =>
  commitments.map((commitment, index) => made(index + 1, commitment, commitmentRules[commitment.kind].units[0]));
export const offering: NewCommitment = { organisationId: employer, kind: 'offer-places', quantity: 4, per: 'school-year' };
export const hosting: NewCommitment = { organisationId: park, kind: 'host-information-day', quantity: 1, per: 'school-year' };
export const giving: NewCommitment = { organisationId: school, kind: 'give-park-information-day', quantity: 2, per: 'school-year' };
export const reporting: NewCommitment = { organisationId: school, kind: 'report-demand', quantity: 1, per: 'school-year' };
export const naming: NewCommitment = { organisationId: employer, kind: 'name-contact-person', quantity: 1, per: 'once' };
export const obtaining: NewCommitment = { organisationId: employer, kind: 'obtain-recognition', quantity: 2, per: 'school-year' };

/** A proposal of an employer, a school and a park association. */
export const proposal = (commitments: readonly Commitment[], change: Partial<DataOf<'PartnershipProposed'>> = {}): DataOf<'PartnershipProposed'> => ({
  partnershipId,
  title: 'Partnerschap Vliet zorggroep',
  parties: [employer, school, park].map((organisationId) => ({
    organisationId,
    kind: kindOf[organisationId] as never,
    name: `Name of ${kindOf[organisationId]}`,
  })),
  term: threeYears,
  commitments,
  occurredOn: day,
  ...change,
});
export const proposed = (data: DataOf<'PartnershipProposed'>) => ({ type: 'PartnershipProposed', data }) as const;
export const activated = (data: DataOf<'PartnershipProposed'>) => ({ type: 'PartnershipActivated', data: { ...data, termNumber: 1 } }) as const;
/** Proposed and signed by all. */
export const concluded = (commitments: readonly Commitment[], change: Partial<DataOf<'PartnershipProposed'>> = {}): readonly PartnershipEvent[] => [
  proposed(proposal(commitments, change)),
  activated(proposal(commitments, change)),
];
export const partnership = (...events: readonly PartnershipEvent[]) => happened('partnership', partnershipId, ...events);

type Place = OfType<PlacementEvent, 'PlaceOffered' | 'OfferWithdrawn' | 'PlacementStarted' | 'PlacementCompleted' | 'RecordCorrected'>;
const keys = (number: number) =>
  ({
    placementId: placementOf(number),
    kind: 'bpv-bol',
    level: 'mbo-2',
    sector: 'handel',
    employerId: employer,
    institutionId: school,
    partnershipId,
    additional: true,
    offeredOn: on('2025-09-01'),
  }) as const;
type PlaceKeys = Partial<Omit<OfType<Place, 'PlacementStarted'>['data'], 'occurredOn'>>;
export const offered = (number: number, change: PlaceKeys = {}) =>
  ({
    type: 'PlaceOffered',
    data: { ...keys(number), origin: { type: 'partnership', partnershipId }, expiresOn: on('2026-09-01'), recordedBy: 'x', occurredOn: day, ...change },
  }) as const satisfies PlacementEvent;
export const withdrawn = (number: number) =>
  ({ type: 'OfferWithdrawn', data: { ...keys(number), reason: 'no trainer left', occurredOn: day } }) as const satisfies PlacementEvent;
export const started = (number: number, occurredOn: string, change: PlaceKeys = {}) =>
  ({ type: 'PlacementStarted', data: { ...keys(number), recordedBy: 'x', ...change, occurredOn: on(occurredOn) } }) as const satisfies PlacementEvent;
export const completed = (number: number) =>
  ({
    type: 'PlacementCompleted',
    data: { ...keys(number), result: 'sufficient', hours: 600, decidedBy: 'institution', recordedBy: 'x', occurredOn: on('2026-07-01') },
  }) as const satisfies PlacementEvent;
export const corrected = (number: number, field: OfType<Place, 'RecordCorrected'>['data']['field'], old: string, value: string, change: PlaceKeys = {}) =>
  ({
    type: 'RecordCorrected',
    data: { ...keys(number), field, old, new: value, why: 'mistake', recordedBy: 'y', occurredOn: on('2026-11-01'), ...change },
  }) as const satisfies PlacementEvent;
export const place = (number: number, ...events: readonly PlacementEvent[]) => happened('placement', placementOf(number), ...events);

type Held = OfType<InformationDayEvent, 'InformationDayHeld'>['data'];
export const heldDay = (number: number, heldOn: string, change: Partial<Held> = {}) =>
  happened('informationDay', dayOf(number), {
    type: 'InformationDayHeld',
    data: {
      informationDayId: dayOf(number),
      kind: 'institution-at-park',
      schoolYear: schoolYearOf(on(heldOn)),
      hostId: park,
      institutionIds: [school],
      heldOn: on(heldOn),
      attendance: { total: 30, perOrganisation: [] },
      occurredOn: on(heldOn),
      ...change,
    },
  });
type Reported = OfType<ProgrammeCycleEvent, 'DemandReported'>['data'];
export const demand = (from: string, change: Partial<Reported> = {}) =>
  happened('programmeCycle', 'cycle', {
    type: 'DemandReported',
    data: {
      slug: 'cycle' as never,
      institutionId: school,
      level: 'mbo-2',
      sector: 'handel',
      period: period(from, '2030-07-31'),
      students: 9,
      occurredOn: on('2025-09-15'),
      ...change,
    },
  });

export const organisation = (id: OrganisationId, ...events: readonly OrganisationEvent[]) => happened('organisation', id, ...events);
const contactRef = ContactRef.parse('ct-1');
export const contactNamed = (occurredOn: string, role: 'contact-person' | 'trainer' = 'contact-person') =>
  ({ type: 'ContactAdded', data: { role, contactRef, occurredOn: on(occurredOn) } }) as const;
export const contactWithdrawn = (occurredOn: string) =>
  ({ type: 'ContactWithdrawn', data: { role: 'contact-person', contactRef, occurredOn: on(occurredOn) } }) as const;
const trainingCompanyId = TrainingCompanyId.parse('100070003');
export const recognised = (crebo: string, verifiedAt: string) =>
  ({
    type: 'RecognitionRecorded',
    data: { trainingCompanyId, crebo: Crebo.parse(crebo), verifiedAt: on(verifiedAt), source: 'file', occurredOn: on(verifiedAt) },
  }) as const;
export const recognitionWithdrawn = (crebo: string, occurredOn: string) =>
  ({ type: 'RecognitionWithdrawn', data: { trainingCompanyId, crebo: Crebo.parse(crebo), reason: 'x', occurredOn: on(occurredOn) } }) as const;

export const addendum = (occurredOn: string, change: Partial<Pick<DataOf<'AddendumConcluded'>, 'added' | 'changed' | 'commitments'>>): PartnershipEvent => ({
  type: 'AddendumConcluded',
  data: { partnershipId, number: 1, added: [], changed: [], commitments: [], ...change, occurredOn: on(occurredOn) },
});
export const reviewed = (
  schoolYear: string,
  occurredOn: string,
  judgements: Readonly<Record<number, DataOf<'PartnershipReviewed'>['assessments'][number]['judgement']>>,
  nextReviewOn?: string,
): PartnershipEvent => ({
  type: 'PartnershipReviewed',
  data: {
    schoolYear: schoolYear as never,
    assessments: Object.entries(judgements).map(([commitmentNumber, judgement]) => ({ commitmentNumber: Number(commitmentNumber), judgement })),
    actions: ['call'],
    ...(nextReviewOn !== undefined && { nextReviewOn: on(nextReviewOn) }),
    occurredOn: on(occurredOn),
  },
});
export const ended = (occurredOn: string): PartnershipEvent => ({ type: 'PartnershipEnded', data: { reason: 'moved', occurredOn: on(occurredOn) } });
