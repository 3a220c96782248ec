import { describe, expect, it } from '@jest/globals';
import type { BusinessParkNetworkEvent } from '../../../domain/business-park-network/events.ts';
import type { InformationDayEvent } from '../../../domain/information-day/events.ts';
import { ContactRef, InformationDayId, MunicipalityCode, NetworkId, OrganisationId, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { LocalTime } from '../../../domain/shared/local-time.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { type AuditEntry, auditHistory } from '../../../projections/audit-history/projection.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { registered } from '../../support/registered.ts';

const uuid = (last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${String(last).padStart(12, '0')}`;
const [association, company, school, otherSchool] = [1, 2, 3, 4].map((last) => OrganisationId.parse(uuid(last))) as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const networkId = NetworkId.parse(uuid(100));
const informationDayId = InformationDayId.parse(uuid(500));
const occurredOn = '2025-09-01' as LocalDate;

const names = [
  ...registered(association, 'Bedrijvig Leiden'),
  ...registered(company, 'Vliet zorggroep'),
  ...registered(school, 'mboRijnland'),
  ...registered(otherSchool, 'Hogeschool Leiden'),
];

/** How the last of the events reads in both languages. */
async function told(history: ReturnType<typeof happened>): Promise<readonly string[]> {
  const entries = await foldedOnce(auditHistory, names, history);
  const { items } = await entries.find({ index: 'byStream', where: { stream: history[0]?.stream ?? '' }, order: 'descending', limit: 1 });
  const { sentence } = items[0] as AuditEntry;
  return [sentence.nl, sentence.en];
}

const established: BusinessParkNetworkEvent = {
  type: 'NetworkEstablished',
  data: { networkId, name: 'De Waard', municipality: MunicipalityCode.parse('GM0546'), associationId: association, occurredOn },
};
const activities = [
  { kind: 'institution-at-park', month: 10 },
  { kind: 'companies-at-institution', month: 3 },
] as const;
const schoolYear = SchoolYear.parse('2025-2026');
const atPark = { kind: 'institution-at-park', networkId, hostId: association, preferredMonth: 10 } as const;
const crebos = ['25604', '25655'].map((code) => ProgrammeCode.parse(code));

describe('the story of a network', () => {
  const cases: readonly (readonly [event: BusinessParkNetworkEvent, nl: string, en: string])[] = [
    [established, 'Netwerk De Waard is opgericht, gedragen door Bedrijvig Leiden.', 'Network De Waard was established, carried by Bedrijvig Leiden.'],
    [
      { type: 'CompanyJoinedNetwork', data: { networkId, organisationId: company, since: occurredOn, occurredOn } },
      'Vliet zorggroep hoort sinds 2025-09-01 bij De Waard.',
      'Vliet zorggroep has belonged to De Waard since 2025-09-01.',
    ],
    [
      { type: 'CompanyLeftNetwork', data: { networkId, organisationId: company, since: occurredOn, occurredOn } },
      'Vliet zorggroep hoort niet meer bij De Waard, waar het sinds 2025-09-01 bij hoorde.',
      'Vliet zorggroep no longer belongs to De Waard, to which it had belonged since 2025-09-01.',
    ],
    [
      { type: 'InstitutionLinked', data: { networkId, organisationId: school, programmes: [], occurredOn } },
      'mboRijnland is aan De Waard gekoppeld, met alle opleidingen.',
      'mboRijnland was linked to De Waard, with all programmes.',
    ],
    [
      { type: 'InstitutionProgrammesChanged', data: { networkId, organisationId: school, programmes: crebos, before: [], occurredOn } },
      'mboRijnland is aan De Waard gekoppeld met opleiding 25604 en 25655, eerder met alle opleidingen.',
      'mboRijnland is linked to De Waard with programme 25604 and 25655, before with all programmes.',
    ],
    [
      { type: 'InstitutionUnlinked', data: { networkId, organisationId: school, occurredOn } },
      'mboRijnland is niet meer aan De Waard gekoppeld.',
      'mboRijnland is no longer linked to De Waard.',
    ],
    [
      { type: 'CoordinatorNamed', data: { networkId, contactRef: ContactRef.parse('ct-07'), occurredOn } },
      'De Waard heeft een coördinator gekregen.',
      'De Waard was given a coordinator.',
    ],
    [
      { type: 'CoordinatorNamed', data: { networkId, contactRef: ContactRef.parse('ct-08'), before: ContactRef.parse('ct-07'), occurredOn } },
      'De Waard heeft een andere coördinator gekregen.',
      'De Waard was given another coordinator.',
    ],
    [
      { type: 'RhythmSet', data: { networkId, activities, before: [], occurredOn } },
      'Het ritme van De Waard is elk schooljaar: voorlichting op het bedrijventerrein (oktober) en bedrijven bij de instelling (maart).',
      'The rhythm of De Waard is each school year: institution at the business park (October) and companies at the institution (March).',
    ],
    [
      { type: 'RhythmSet', data: { networkId, activities: [], before: activities, occurredOn } },
      'Het ritme van De Waard is elk schooljaar: geen activiteiten.',
      'The rhythm of De Waard is each school year: no activities.',
    ],
    [
      {
        type: 'SchoolYearPlanned',
        data: {
          networkId,
          schoolYear,
          days: [
            { ...atPark, informationDayId, institutionId: school },
            { ...atPark, informationDayId, institutionId: otherSchool },
            { informationDayId, kind: 'companies-at-institution', hostId: school, institutionId: school, preferredMonth: 3 },
          ],
          occurredOn,
        },
      },
      'De Waard heeft schooljaar 2025-2026 gepland: voorlichting op het bedrijventerrein met mboRijnland en Hogeschool Leiden; bedrijven bij de instelling met mboRijnland.',
      'De Waard has planned school year 2025-2026: institution at the business park with mboRijnland and Hogeschool Leiden; companies at the institution with mboRijnland.',
    ],
    [
      { type: 'NetworkDissolved', data: { networkId, reason: 'samengegaan met Roomburg', occurredOn } },
      'Netwerk De Waard is opgeheven: samengegaan met Roomburg.',
      'Network De Waard was dissolved: samengegaan met Roomburg.',
    ],
  ];
  it.each(cases)('tells $type', async (event, nl, en) => {
    const history = event === established ? [event] : [established, event];
    expect(await told(happened('businessParkNetwork', networkId, ...history))).toStrictEqual([nl, en]);
  });
});

const day = { informationDayId, kind: 'institution-at-park', schoolYear, networkId, hostId: association, institutionIds: [school, otherSchool] } as const;
const planned: InformationDayEvent = { type: 'InformationDayPlanned', data: { ...day, preferredMonth: 10, occurredOn } };
const time = (text: string) => text as LocalTime;
const schedule = { date: '2025-11-05' as LocalDate, start: time('15:00'), end: time('17:30'), venue: 'Bedrijfsrestaurant De Waard', capacity: 60 };
const pledge = { number: 3, organisationId: company, kind: 'internship', level: 'mbo-2', sector: 'handel', places: 5 } as const;
const [nl, en] = ['Voorlichting op het bedrijventerrein (Bedrijvig Leiden): ', 'Institution at the business park (Bedrijvig Leiden): '];

describe('the story of an information day', () => {
  const seats = { informationDayId, organisationId: company, occurredOn };
  const cases: readonly (readonly [event: InformationDayEvent, nl: string, en: string])[] = [
    [
      planned,
      'gepland voor schooljaar 2025-2026, met mboRijnland en Hogeschool Leiden, het liefst in oktober.',
      'planned for school year 2025-2026, with mboRijnland and Hogeschool Leiden, preferably in October.',
    ],
    [
      { type: 'InformationDayPlanned', data: { ...day, institutionIds: [school], occurredOn } },
      'gepland voor schooljaar 2025-2026, met mboRijnland.',
      'planned for school year 2025-2026, with mboRijnland.',
    ],
    [
      { type: 'InformationDayScheduled', data: { ...day, ...schedule, occurredOn } },
      'ingepland op 2025-11-05 van 15:00 tot 17:30, Bedrijfsrestaurant De Waard, voor hooguit 60 personen.',
      'scheduled on 2025-11-05 from 15:00 to 17:30, Bedrijfsrestaurant De Waard, for at most 60 persons.',
    ],
    [
      {
        type: 'InformationDayScheduled',
        data: {
          ...day,
          ...schedule,
          link: 'https://voorbeeld.example/sessie',
          capacity: 1,
          override: { reason: 'de enige dag voor iedereen', rules: ['DayOnSunday', 'ParkDayNotBeforeFair'] },
          occurredOn,
        },
      },
      'ingepland op 2025-11-05 van 15:00 tot 17:30, Bedrijfsrestaurant De Waard, https://voorbeeld.example/sessie, voor hooguit 1 persoon. Het is een zondag en niet vóór de regionale stagebeurs; reden: de enige dag voor iedereen.',
      'scheduled on 2025-11-05 from 15:00 to 17:30, Bedrijfsrestaurant De Waard, https://voorbeeld.example/sessie, for at most 1 person. It is a Sunday and not before the regional fair; reason: de enige dag voor iedereen.',
    ],
    [
      {
        type: 'InformationDayRescheduled',
        data: { ...day, ...schedule, date: '2025-11-12' as LocalDate, before: schedule, reason: 'verbouwing', occurredOn },
      },
      'verzet van 2025-11-05 naar 2025-11-12 van 15:00 tot 17:30, Bedrijfsrestaurant De Waard, voor hooguit 60 personen: verbouwing.',
      'moved from 2025-11-05 to 2025-11-12 from 15:00 to 17:30, Bedrijfsrestaurant De Waard, for at most 60 persons: verbouwing.',
    ],
    [{ type: 'RegistrationOpened', data: { informationDayId, occurredOn } }, 'de aanmelding is geopend.', 'registration was opened.'],
    [
      { type: 'AttendanceRegistered', data: { ...seats, seats: 3, standing: 'confirmed' } },
      'Vliet zorggroep komt met 3 personen.',
      'Vliet zorggroep comes with 3 persons.',
    ],
    [
      { type: 'AttendanceRegistered', data: { ...seats, seats: 1, standing: 'waiting' } },
      'Vliet zorggroep staat met 1 persoon op de wachtlijst.',
      'Vliet zorggroep is on the waiting list with 1 person.',
    ],
    [
      { type: 'RegistrationWithdrawn', data: { ...seats, seats: 3, standing: 'confirmed' } },
      'Vliet zorggroep komt niet (3 personen).',
      'Vliet zorggroep does not come (3 persons).',
    ],
    [
      { type: 'RegistrationPromoted', data: { ...seats, seats: 1 } },
      'Vliet zorggroep komt van de wachtlijst, met 1 persoon.',
      'Vliet zorggroep comes from the waiting list, with 1 person.',
    ],
    [{ type: 'RegistrationClosed', data: { informationDayId, occurredOn } }, 'de aanmelding is gesloten.', 'registration was closed.'],
    [
      { type: 'InformationDayHeld', data: { ...day, heldOn: schedule.date, attendance: { total: 34, perOrganisation: [] }, occurredOn } },
      'gehouden op 2025-11-05, met 34 personen.',
      'held on 2025-11-05, with 34 persons.',
    ],
    ...([1, 2] as const).map((count): readonly [InformationDayEvent, string, string] => [
      {
        type: 'InformationDayHeld',
        data: {
          ...day,
          heldOn: schedule.date,
          attendance: { total: 34, perOrganisation: [company, school].slice(0, count).map((organisationId) => ({ organisationId, attendees: 3 })) },
          occurredOn,
        },
      },
      `gehouden op 2025-11-05, met 34 personen, geteld bij ${count === 1 ? '1 organisatie' : '2 organisaties'}.`,
      `held on 2025-11-05, with 34 persons, counted at ${count === 1 ? '1 organisation' : '2 organisations'}.`,
    ]),
    [
      { type: 'PledgeRecorded', data: { ...day, pledge, occurredOn } },
      'Vliet zorggroep zegt 5 plaatsen toe (stageplek, mbo niveau 2, handel; toezegging 3).',
      'Vliet zorggroep pledges 5 places (internship, MBO level 2, trade; pledge 3).',
    ],
    [
      { type: 'PledgeRevised', data: { ...day, pledge: { ...pledge, places: 1 }, before: 5, occurredOn } },
      'Vliet zorggroep zegt nu 1 plaats toe, eerder 5 (stageplek, mbo niveau 2, handel; toezegging 3).',
      'Vliet zorggroep pledges 1 place now, 5 before (internship, MBO level 2, trade; pledge 3).',
    ],
    [
      { type: 'InformationDayEvaluated', data: { informationDayId, score: 8, findings: 'Meer tijd voor vragen.', occurredOn } },
      'geëvalueerd met het cijfer 8: Meer tijd voor vragen.',
      'evaluated with the mark 8: Meer tijd voor vragen.',
    ],
    [
      { type: 'InformationDayEvaluated', data: { informationDayId, findings: 'Meer tijd voor vragen.', occurredOn } },
      'geëvalueerd: Meer tijd voor vragen.',
      'evaluated: Meer tijd voor vragen.',
    ],
    [
      { type: 'InformationDayCancelled', data: { ...day, reason: 'te weinig aanmeldingen', occurredOn } },
      'gaat niet door: te weinig aanmeldingen.',
      'does not take place: te weinig aanmeldingen.',
    ],
  ];
  it.each(cases)('tells $type', async (event, dutch, english) => {
    const history = event.type === 'InformationDayPlanned' ? [event] : [planned, event];
    expect(await told(happened('informationDay', informationDayId, ...history))).toStrictEqual([nl + dutch, en + english]);
  });
});
