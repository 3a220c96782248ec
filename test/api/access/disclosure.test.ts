import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, roles } from '../../../domain/membership/roles.ts';
import { accessRegion, people } from '../../support/access-region.ts';
import type { Client, TestApplication } from '../../support/application.ts';
import { EventStream } from '../../support/event-stream.ts';
import { type Served, served } from '../../support/serving.ts';

type Own = Partial<Record<Role, string>>;
const own: Own = {
  employer: people.employer,
  institution: people.school,
  'park-association': people.association,
  intermediary: people.intermediary,
};
const other: Own = {
  employer: people.otherEmployer,
  institution: people.university,
  'park-association': people.otherAssociation,
  intermediary: people.partner,
};
const student = 'st-0own1';
const contact = 'ct-0own2';
const coordinator = 'ct-0own3';

describe('what refers to a person is shown to those who need it, over every role, own or other organisation, and place', () => {
  let application: TestApplication;
  let server: Served;
  const ids = { proposed: '', matched: '', network: '' };
  let before: string;

  beforeAll(async () => {
    ({ application } = await accessRegion());
    server = await served(application.server);
    before = await application.events.head();
    const { http } = application;
    const offer = { kind: 'hbo-internship', level: 'hbo-bachelor', sector: 'handel', employerId: people.employer, institutionId: people.school };
    const offered = { ...offer, origin: { type: 'employer' }, additional: true, expiresOn: '2027-07-31' };
    const placed = async (studentRef: string, steps: readonly (readonly [string, object])[]): Promise<string> => {
      const { id } = (await http.post('/v1/placements', offered)).body;
      const candidate = ['candidates', { studentRef, institutionId: people.school, criterion: 'programme-fit' }] as const;
      for (const [step, body] of [candidate, ...steps])
        expect([step, (await http.post(`/v1/placements/${id}/${step}`, body)).status]).toStrictEqual([step, 200]);
      return id;
    };
    ids.proposed = await placed(`${student}proposed`, []);
    ids.matched = await placed(
      `${student}matched`,
      ['student', 'institution', 'company'].map((party) => ['acceptances', { party }] as const),
    );
    ids.network = (await http.get(`/v1/business-park-networks?associationId=${people.association}`)).body.items[0].id;
    expect((await http.post(`/v1/business-park-networks/${ids.network}/coordinator`, { contactRef: coordinator })).status).toBe(200);
    for (const organisation of [...Object.values(own), ...Object.values(other)]) {
      expect((await http.post(`/v1/organisations/${organisation}/contacts`, { role: 'contact-person', contactRef: contact })).status).toBe(200);
    }
  });
  afterAll(async () => {
    await application.stop();
    await server.stop();
  });

  const actor = (role: Role, organisation?: string): string => `somebody;role=${role}${organisation === undefined ? '' : `;organisation=${organisation}`}`;
  const as = (role: Role, organisation?: string): Client => application.http.as(actor(role, organisation));
  const read = async (path: string, role: Role, organisation?: string): Promise<string> => {
    const head = await application.events.head();
    return (await as(role, organisation).get(path, { 'Consistency-Token': head })).text;
  };
  /** What the live events tell, up to the last one that concerns the reader. */
  const followed = async (role: Role, organisation?: string): Promise<string> => {
    const events = await EventStream.open(`${server.url}/v1/events`, { 'Stagepact-Actor': actor(role, organisation), 'Last-Event-ID': before });
    const told: unknown[] = [];
    const last = organisation ?? Object.values(other).at(-1);
    for (let frame = await events.next(); frame !== undefined; frame = await events.next()) {
      if (frame.data !== undefined) told.push(frame.data);
      if (frame.data?.type === 'ContactAdded' && frame.data.aggregateId === last) break;
    }
    events.close();
    return JSON.stringify(told);
  };

  type Place = readonly [where: string, text: (role: Role, organisation: string | undefined) => Promise<string>];
  const placesOf = (id: () => string): readonly Place[] => [
    ['the placement', (role, organisation) => read(`/v1/placements/${id()}`, role, organisation)],
    ['the placement as of today', (role, organisation) => read(`/v1/placements/${id()}?asOf=2026-11-20T23:00:00Z`, role, organisation)],
    ['a revision of the placement', (role, organisation) => read(`/v1/placements/${id()}?revision=${id() === ids.matched ? 5 : 1}`, role, organisation)],
    ['the list of placements', (role, organisation) => read('/v1/placements?limit=200&order=descending', role, organisation)],
    ['the history of the placement', (role, organisation) => read(`/v1/placements/${id()}/history`, role, organisation)],
    ['the whole history', (role, organisation) => read('/v1/audit/events?limit=200&order=descending', role, organisation)],
    ['the live events', followed],
  ];
  const reads: readonly Role[] = ['programme-manager', 'auditor'];

  describe.each([
    ['a candidate', 'proposed', ['institution']],
    ['a student that was matched', 'matched', ['institution', 'employer']],
  ] as const)('%s', (_, which, whose) => {
    const reference = `${student}${which}`;
    describe.each(placesOf(() => ids[which]))('in %s', (where, text) => {
      it.each(roles)('%s', async (role) => {
        const needed = (whose as readonly Role[]).includes(role);
        const all = reads.includes(role);
        expect((await text(role, own[role])).includes(reference)).toBe(needed || all);
        expect((await text(role, other[role])).includes(reference)).toBe(all);
        if (where !== 'the list of placements') {
          expect((await text('auditor', own[role] ?? people.otherEmployer)).includes(reference)).toBe(needed);
        }
      });
    });

    it.each(roles)('found by its reference by %s, or not even looked for', async (role) => {
      const found = async (organisation: string | undefined): Promise<unknown> => {
        const { status, body } = await as(role, organisation).get(`/v1/placements?studentRef=${reference}`);
        return status === 200 ? body.items.map(({ id }: { id: string }) => id) : [status, body.code];
      };
      const refused = [403, 'Forbidden'];
      const [mayAsk, needed, all] = [['institution', 'employer'].includes(role), (whose as readonly Role[]).includes(role), reads.includes(role)];
      expect(await found(own[role])).toStrictEqual(all || needed ? [ids[which]] : mayAsk ? [] : refused);
      expect(await found(other[role])).toStrictEqual(all ? [ids[which]] : mayAsk ? [] : refused);
    });
  });

  const organisationOf = (role: Role): string => own[role] ?? people.employer;
  describe.each<Place>([
    ['the organisation', (role, organisation) => read(`/v1/organisations/${organisationOf(role)}`, role, organisation)],
    ['the organisation as of today', (role, organisation) => read(`/v1/organisations/${organisationOf(role)}?asOf=2026-11-20T23:00:00Z`, role, organisation)],
    ['the history of the organisation', (role, organisation) => read(`/v1/organisations/${organisationOf(role)}/history`, role, organisation)],
  ])('a contact person, in %s', (_, text) => {
    it.each(roles)('%s', async (role) => {
      const all = reads.includes(role);
      expect((await text(role, own[role])).includes(contact)).toBe(all || own[role] !== undefined);
      expect((await text(role, other[role])).includes(contact)).toBe(all);
    });
  });

  it('a contact person, in the list of organisations, is shown of the own one only', async () => {
    for (const role of roles) {
      const { items } = JSON.parse(await read('/v1/organisations?limit=200', role, own[role]));
      const shown = items.filter((item: object) => JSON.stringify(item).includes(contact)).map(({ id }: { id: string }) => id);
      if (reads.includes(role)) expect(shown.length).toBeGreaterThan(1);
      else expect([role, shown]).toStrictEqual([role, own[role] === undefined || !items.some(({ id }: { id: string }) => id === own[role]) ? [] : [own[role]]]);
    }
  });

  describe.each<Place>([
    ['the network', (role, organisation) => read(`/v1/business-park-networks/${ids.network}`, role, organisation)],
    ['the list of networks', (role, organisation) => read('/v1/business-park-networks?limit=200', role, organisation)],
    ['the history of the network', (role, organisation) => read(`/v1/business-park-networks/${ids.network}/history`, role, organisation)],
  ])('the coordinator, in %s', (_, text) => {
    it.each(roles)('%s', async (role) => {
      const all = reads.includes(role);
      const belongs = role === 'park-association' || role === 'institution';
      expect((await text(role, own[role])).includes(coordinator)).toBe(all || belongs);
      expect((await text(role, role === 'institution' ? people.thirdSchool : other[role])).includes(coordinator)).toBe(all);
    });
  });

  it('what somebody may not ask by is on record', async () => {
    await as('administrator').get(`/v1/placements?studentRef=${student}matched`);
    const head = await application.events.head();
    const { items } = (await application.http.get('/v1/audit/events?type=ActionDenied&limit=1&order=descending', { 'Consistency-Token': head })).body;
    expect(items[0].changes).toEqual(expect.arrayContaining([{ field: 'why', before: null, after: 'need-to-know' }]));
    expect(JSON.stringify(items[0])).not.toContain(student);
  });

  it('a command is answered to each as a read is', async () => {
    const { id } = (
      await as('employer', people.employer).post('/v1/placements', {
        kind: 'hbo-internship',
        level: 'hbo-bachelor',
        sector: 'handel',
        employerId: people.employer,
        origin: { type: 'employer' },
        additional: true,
        expiresOn: '2027-07-31',
      })
    ).body;
    const proposed = { studentRef: `${student}said`, institutionId: people.school, criterion: 'programme-fit' };
    const toSchool = await as('institution', people.school).post(`/v1/placements/${id}/candidates`, proposed);
    expect(toSchool.body.candidate.studentRef).toBe(`${student}said`);
    const toCompany = await as('employer', people.employer).post(`/v1/placements/${id}/acceptances`, { party: 'company' });
    expect([toCompany.status, toCompany.body.candidate.studentRef]).toStrictEqual([200, undefined]);
  });
});
