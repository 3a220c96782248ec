import type { World } from '../world.ts';
import { partnerships } from './partnerships.ts';
import { placements } from './placements.ts';
import { type Founding, post } from './said.ts';

const organisation = (kind: string, kvk: string, more: object = {}): Founding => ({
  id: 'organisationsRegister',
  sent: () =>
    post('/organisations', { name: `${kind} ${kvk}`, kind, kvk, municipality: 'GM0546', postcode: '2312 AB', place: 'Leiden', sectors: ['handel'], ...more }),
});

type Step = readonly [operation: string, path: string, body: () => object];

/** An information day in every state up to `Held`, each of a kind of its own. */
function days(world: World): readonly Founding[] {
  const first = (pool: string) => () => world.pick(pool, 0);
  const [school, association, park, company] = ['educational-institution', 'park-association', 'business-park-networks', 'employer'].map(first);
  const on = (date: string): Step => [
    'informationDaysSchedule',
    'scheduling',
    () => ({ date, start: '13:30', end: '16:00', venue: 'De Waard', capacity: 3, override: { reason: 'eerder dan de bedrijventerreinen' } }),
  ];
  const open: Step = ['informationDaysOpenRegistration', 'opening', () => ({})];
  const registered: Step = ['informationDaysRegisterAttendance', 'registrations', () => ({ organisationId: company?.(), seats: 2 })];
  const closed: Step = ['informationDaysCloseRegistration', 'closing', () => ({})];
  const attendance = { total: 40, perOrganisation: [] };
  const held: Step = ['informationDaysHold', 'holding', () => ({ attendance, occurredOn: '2026-10-13' })];
  const lives: readonly (readonly [kind: string, steps: readonly Step[]])[] = [
    ['institution-at-park', []],
    ['online-inspiration', [on('2027-03-02')]],
    ['companies-at-institution', [on('2027-03-03'), open, registered]],
    ['company-tour', [on('2026-10-13'), open, registered, closed]],
    ['online-fair', [on('2026-10-13'), open, closed, held]],
  ];
  return lives.flatMap(([kind, steps], number) => {
    const atPark = kind === 'institution-at-park';
    const day = () => ({ kind, schoolYear: '2026-2027', hostId: (atPark ? association : school)?.(), institutionIds: [school?.()] });
    return [
      { id: 'informationDaysPlan', sent: () => post('/information-days', { ...day(), ...(atPark && { networkId: park?.() }) }) },
      ...steps.map(([id, path, body]) => ({ id, sent: () => post(`/information-days/${world.pick('information-days', number)}/${path}`, body()) })),
    ];
  });
}

/** What everything else needs: who takes part, a park, a year that is over and one that runs; and of every record one in each state that something is asked of. */
export function founding(world: World): readonly Founding[] {
  const first = (pool: string): string => world.pick(pool, 0) ?? '';
  const cycle = (slug: string, from: string, to: string): Founding => ({
    id: 'programmeCyclesOpen',
    sent: () => post('/programme-cycles', { slug, name: 'Een jaar', from, to, totalTarget: 10, cells: [] }),
  });
  return [
    organisation('employer', '99100091', { branch: '000099100091' }),
    organisation('employer', '99100092'),
    organisation('educational-institution', '99100093', { brin: '97XA' }),
    organisation('park-association', '99100094'),
    organisation('municipality', '99100095'),
    {
      id: 'organisationsRecordRecognition',
      sent: () =>
        post(`/organisations/${first('employer')}/recognitions`, { trainingCompanyId: '100070003', crebo: '25655', verifiedAt: '2026-08-01', source: 'file' }),
    },
    {
      id: 'businessParkNetworksEstablish',
      sent: () => post('/business-park-networks', { name: 'De Waard', municipality: 'GM0546', associationId: first('park-association') }),
    },
    {
      id: 'businessParkNetworksLinkInstitution',
      sent: () =>
        post(`/business-park-networks/${first('business-park-networks')}/institutions`, {
          organisationId: first('educational-institution'),
          occurredOn: '2026-08-02',
        }),
    },
    cycle('2026-2027', '2026-08-01', '2027-07-31'),
    cycle('2025-2026', '2025-08-01', '2026-07-31'),
    ...days(world),
    ...partnerships(world),
    ...placements(world),
    {
      id: 'membershipsGrant',
      sent: () => post('/memberships', { subject: 'person-1', role: 'programme-manager', from: '2026-08-01' }, 'admin-1;role=administrator'),
    },
  ];
}
