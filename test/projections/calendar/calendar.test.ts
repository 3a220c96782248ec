import { describe, expect, it } from '@jest/globals';
import type { BusinessParkNetworkEvent } from '../../../domain/business-park-network/events.ts';
import type { InformationDayCommand } from '../../../domain/information-day/commands.ts';
import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import { InformationDayId, MunicipalityCode, type OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { LocalTime } from '../../../domain/shared/local-time.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { calendar } from '../../../projections/calendar/projection.ts';
import {
  associationId,
  cancelDay,
  closeRegistration,
  company,
  evaluateDay,
  holdDay,
  informationDayId,
  networkId,
  openRegistration,
  planDay,
  planDayElsewhere,
  recordPledge,
  registerAttendance,
  rescheduleDay,
  scheduleDay,
  schoolId,
  withdrawRegistration,
} from '../../support/builders/information-day.ts';
import { eventsAfter } from '../../support/builders/information-day-history.ts';
import { historiesOf } from '../../support/builders/placement.ts';
import { placementIdOf, placeUpTo, toldOf } from '../../support/builders/places.ts';
import { happened, projected } from '../../support/projection-spec.ts';
import { registered } from '../../support/registered.ts';

const on = '2025-08-01' as LocalDate;
const renamed = (organisationId: OrganisationId, name: string) =>
  happened('organisation', organisationId, { type: 'OrganisationRenamed', data: { name, occurredOn: on } } satisfies OrganisationEvent);
const established = happened('businessParkNetwork', networkId, {
  type: 'NetworkEstablished',
  data: { networkId, name: 'De Waard', municipality: MunicipalityCode.parse('GM0546'), associationId, occurredOn: on },
} satisfies BusinessParkNetworkEvent);

const dayId = (number: number): InformationDayId => InformationDayId.parse(`0b0f2a50-6f2e-5b8e-9d5e-${String(500 + number).padStart(12, '0')}`);
const day = (...commands: readonly InformationDayCommand[]) => happened('informationDay', informationDayId, ...eventsAfter(...commands));
const dayNumbered = (number: number, ...commands: readonly InformationDayCommand[]) => happened('informationDay', dayId(number), ...eventsAfter(...commands));

async function shown(...history: Parameters<typeof projected>[1][]) {
  const days = await projected(calendar, ...history);
  return (await days.get([informationDayId])).get(informationDayId)?.document;
}

describe('a day in the calendar', () => {
  it('is shown from the moment it is planned, in its preferred month, with the names of those who have a part in it', async () => {
    const document = await shown(
      registered(associationId, 'Bedrijvig Leiden'),
      established,
      registered(schoolId, 'mboRijnland'),
      day(planDay({ preferredMonth: 10 })),
    );
    expect(document).toStrictEqual({
      _id: informationDayId,
      aggregate: 'informationDay',
      revision: 0,
      status: 'Planned',
      state: { status: 'Planned', day: expect.objectContaining({ informationDayId, kind: 'institution-at-park' }) },
      network: { id: networkId, name: 'De Waard' },
      host: { id: associationId, name: 'Bedrijvig Leiden' },
      institutions: [{ id: schoolId, name: 'mboRijnland' }],
      preferredMonth: 10,
      kind: 'institution-at-park',
      schoolYear: '2025-2026',
      networkId,
      institution: [schoolId],
      when: '2025-10-31',
      seatsTaken: 0,
      waiting: 0,
      placesPledged: 0,
      pledged: [],
      placesOffered: 0,
      placesStarted: 0,
      changedAt: '2026-11-20T12:00:00.000Z',
    });
  });

  it.each([
    [1, '2026-01-31'],
    [2, '2026-02-28'],
    [7, '2026-07-31'],
    [8, '2025-08-31'],
    [undefined, '2026-07-31'],
  ])('planned for month %s stands on %s until it has a date', async (month, when) => {
    expect((await shown(day(planDay(month === undefined ? {} : { preferredMonth: month }))))?.when).toBe(when);
  });

  it('has its time on the clock of Amsterdam and in UTC, also after it was moved to winter time', async () => {
    expect(await shown(day(planDay(), scheduleDay({ date: '2025-10-25' as LocalDate })))).toMatchObject({
      when: '2025-10-25T15:00',
      startsAt: '2025-10-25T13:00:00Z',
      endsAt: '2025-10-25T15:30:00Z',
    });
    const moved = rescheduleDay({ date: '2025-10-27' as LocalDate, start: '09:30' as LocalTime });
    expect(await shown(day(planDay(), scheduleDay({ date: '2025-10-25' as LocalDate }), moved))).toMatchObject({
      when: '2025-10-27T09:30',
      startsAt: '2025-10-27T08:30:00Z',
      endsAt: '2025-10-27T16:30:00Z',
    });
  });

  const open = [planDay(), scheduleDay({ capacity: 5 }), openRegistration()] as const;
  const full = [
    ...open,
    registerAttendance({ seats: 3 }),
    registerAttendance({ organisationId: company(2), seats: 3 }),
    registerAttendance({ organisationId: company(3) }),
  ] as const;
  it('counts seats and the waiting list as they fill, and as they are promoted', async () => {
    expect(await shown(day(...full))).toMatchObject({ seatsTaken: 3, waiting: 2 });
    expect(await shown(day(...full, withdrawRegistration()))).toMatchObject({ seatsTaken: 4, waiting: 0 });
  });

  it('adds up the pledges, in all and per kind, level and sector', async () => {
    const held = [...open, closeRegistration(), holdDay(), recordPledge(), recordPledge({ number: 2, organisationId: company(2), places: 2 })];
    expect(await shown(day(...held))).toMatchObject({ placesPledged: 7, pledged: [{ kind: 'internship', level: 'mbo-2', sector: 'handel', places: 7 }] });
    const graduates = recordPledge({ number: 3, kind: 'work-experience', level: 'graduate', places: 1 });
    expect(await shown(day(...held, graduates, recordPledge({ places: 1 })))).toMatchObject({
      placesPledged: 4,
      pledged: [
        { kind: 'internship', level: 'mbo-2', sector: 'handel', places: 3 },
        { kind: 'work-experience', level: 'graduate', sector: 'handel', places: 1 },
      ],
    });
  });

  it('keeps its pledges in order of kind, level and sector', async () => {
    const graduates = recordPledge({ kind: 'work-experience', level: 'graduate', places: 1 });
    const document = await shown(day(...open, graduates, recordPledge({ number: 2 })));
    expect(document?.pledged.map(({ kind }) => kind)).toStrictEqual(['internship', 'work-experience']);
  });

  it('keeps who has a part in it and its preferred month, whatever happens to it', async () => {
    const document = await shown(established, day(planDay({ preferredMonth: 10 }), scheduleDay(), cancelDay()));
    expect(document).toMatchObject({ network: { id: networkId, name: 'De Waard' }, institutions: [{ id: schoolId }], preferredMonth: 10 });
    const elsewhere = await shown(day(planDayElsewhere(), cancelDay()));
    for (const absent of ['network', 'networkId', 'preferredMonth']) expect(elsewhere).not.toHaveProperty(absent);
  });

  it('keeps its seats, pledges and date when it is evaluated', async () => {
    const life = [...full, closeRegistration(), holdDay(), recordPledge(), evaluateDay()];
    expect(await shown(day(...life))).toMatchObject({
      status: 'Evaluated',
      revision: 9,
      when: '2025-11-05T15:00',
      seatsTaken: 3,
      waiting: 2,
      placesPledged: 5,
    });
  });

  it('keeps the date that it had when it is cancelled', async () => {
    expect(await shown(day(planDay(), scheduleDay(), cancelDay()))).toMatchObject({
      status: 'Cancelled',
      when: '2025-11-05T15:00',
      startsAt: '2025-11-05T14:00:00Z',
    });
    const undated = await shown(day(planDay(), cancelDay()));
    expect(undated).toMatchObject({ status: 'Cancelled', when: '2026-07-31', seatsTaken: 0, placesPledged: 0 });
    expect(undated).not.toHaveProperty('startsAt');
  });

  it('is planned when it is planned again after it was cancelled, with what came of it before', async () => {
    const again = planDay({ occurredOn: '2025-10-20' as LocalDate, preferredMonth: 3 });
    const offered = happened('placement', placementIdOf(1), ...placeUpTo('Active', { number: 1, informationDayId }));
    const life = day(planDay(), scheduleDay(), cancelDay(), again);
    const document = await shown(life.slice(0, 2), offered, life.slice(2), registered(schoolId, 'mbo'));
    expect(document).toMatchObject({ status: 'Planned', preferredMonth: 3, placesOffered: 1, placesStarted: 1, institutions: [{ name: 'mbo' }] });
    expect(document).not.toHaveProperty('startsAt');
  });

  it('counts the places that were offered with it as their origin, without those taken back, and those that started', async () => {
    const place = (number: number, status: Parameters<typeof placeUpTo>[0]) =>
      happened('placement', placementIdOf(number), ...placeUpTo(status, { number, informationDayId }));
    const elsewhere = happened('placement', placementIdOf(9), ...historiesOf().Active.map((event) => toldOf(event, { number: 9 })));
    const life = day(planDay(), scheduleDay());
    expect(await shown(life, place(1, 'Offered'), place(2, 'Active'), place(3, 'Withdrawn'), elsewhere)).toMatchObject({
      revision: 1,
      placesOffered: 2,
      placesStarted: 1,
    });
  });

  it('takes over a new name of whoever has a part in it, and a name that comes late', async () => {
    const document = await shown(
      registered(associationId, 'Bedrijvig Leiden'),
      day(planDay()),
      renamed(associationId, 'Bedrijvig Leiden-Noord'),
      registered(schoolId, 'mboRijnland'),
      established,
    );
    expect(document).toMatchObject({
      revision: 0,
      network: { id: networkId, name: 'De Waard' },
      host: { id: associationId, name: 'Bedrijvig Leiden-Noord' },
      institutions: [{ id: schoolId, name: 'mboRijnland' }],
    });
  });

  it('is shown without a name as long as there is none', async () => {
    expect((await shown(day(planDay())))?.institutions).toStrictEqual([{ id: schoolId }]);
  });

  it('hosted by its institution names it once, and takes over its new name in both places', async () => {
    const document = await shown(day(planDayElsewhere()), registered(schoolId, 'mboRijnland'));
    expect(document).toMatchObject({ host: { name: 'mboRijnland' }, institutions: [{ name: 'mboRijnland' }] });
    expect(document).not.toHaveProperty('network');
  });
});

describe('the calendar', () => {
  const many = () =>
    projected(
      calendar,
      dayNumbered(1, planDay({ informationDayId: dayId(1) }), scheduleDay()),
      dayNumbered(2, planDay({ informationDayId: dayId(2), schoolYear: SchoolYear.parse('2026-2027') })),
      dayNumbered(3, planDayElsewhere({ informationDayId: dayId(3) }), scheduleDay({ date: '2025-10-06' as LocalDate })),
      registered(schoolId, 'mboRijnland'),
    );
  const schoolYear = '2025-2026';
  it.each([
    ['all', {}, [3, 1, 2]],
    ['bySchoolYear', { schoolYear }, [3, 1]],
    ['byNetwork', { networkId }, [1, 2]],
    ['byInstitution', { institution: schoolId }, [3, 1, 2]],
    ['byStatus', { status: 'Planned' }, [2]],
    ['byKind', { kind: 'companies-at-institution' }, [3]],
    ['bySchoolYearAndStatus', { schoolYear, status: 'Scheduled' }, [3, 1]],
    ['bySchoolYearAndKind', { schoolYear, kind: 'institution-at-park' }, [1]],
    ['bySchoolYearAndNetwork', { schoolYear, networkId }, [1]],
    ['bySchoolYearAndInstitution', { schoolYear, institution: schoolId }, [3, 1]],
    ['byStatusAndKind', { status: 'Scheduled', kind: 'institution-at-park' }, [1]],
    ['byNetworkAndStatus', { networkId, status: ['Planned', 'Scheduled'] }, [1, 2]],
    ['byInstitutionAndStatus', { institution: schoolId, status: 'Planned' }, [2]],
    ['bySchoolYearStatusAndKind', { schoolYear, status: 'Scheduled', kind: 'companies-at-institution' }, [3]],
    ['bySchoolYearNetworkAndStatus', { schoolYear, networkId, status: 'Planned' }, []],
    ['bySchoolYearInstitutionAndStatus', { schoolYear, institution: schoolId, status: 'Scheduled' }, [3, 1]],
  ])('finds days %s %j, by date', async (index, where, numbers) => {
    const { items } = await (await many()).find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => Number(_id.slice(-3)) - 500)).toStrictEqual(numbers);
  });

  it('has an index test for every index', () => expect(calendar.indexes).toHaveLength(16));
});
