// Plans the yearly information days at a business park, and gives each that has none a date.
import { Stagepact } from '../client/client.ts';
import { environment } from '../client/environment.ts';

const stagepact = new Stagepact(environment);
const { year, month } = Temporal.Now.plainDateISO('Europe/Amsterdam');
const from = month >= 8 ? year + 1 : year;
const schoolYear = `${from}-${from + 1}`;
const kind = 'institution-at-park';

const [association] = (await stagepact.call('organisationsList', { query: { kvk: '99000104' } })).body.items;
if (association === undefined) throw new Error('start Stagepact with --demo');
const [park] = (await stagepact.call('businessParkNetworksList', { query: { associationId: association.id } })).body.items;
if (park === undefined) throw new Error(`${association.name} has no park`);

const { planned, rhythm } = (await stagepact.call('businessParkNetworksPlanSchoolYear', { path: { id: park.id }, body: { schoolYear } })).body;
const preferredMonth = rhythm.find((activity) => activity.kind === kind)?.month ?? 10;
const first = Temporal.PlainDate.from({ year: preferredMonth >= 8 ? from : from + 1, month: preferredMonth, day: 1 });
const secondTuesday = first.add({ days: ((9 - first.dayOfWeek) % 7) + 7 });

for (const { institutionId } of planned.filter((day) => day.kind === kind && day.schoolYear === schoolYear)) {
  const day = { kind, schoolYear, networkId: park.id, hostId: association.id, institutionIds: [institutionId], preferredMonth } as const;
  const { id, state } = (await stagepact.call('informationDaysPlan', { body: day })).body;
  if (state !== 'Planned') continue;
  const schedule = { date: secondTuesday.toString(), start: '15:00', end: '17:30', venue: `Canteen of ${park.name}`, capacity: 60 };
  await stagepact.call('informationDaysSchedule', { path: { id }, body: schedule });
}

for await (const day of stagepact.all('calendarList', { query: { schoolYear, networkId: park.id } })) {
  console.log(day.state, day.date, day.start, day.kind, 'with', day.institutions.map(({ name }) => name).join(', '));
}
