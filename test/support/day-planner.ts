import { expect } from '@jest/globals';
import { type Client, type TestApplication, testApplication } from './application.ts';
import { type Region, region } from './region.ts';

export const scheduling = (change: object = {}) => ({
  date: '2025-11-05',
  start: '15:00',
  end: '17:30',
  venue: 'Bedrijfsrestaurant De Waard',
  capacity: 60,
  occurredOn: '2025-09-01',
  ...change,
});
export const registering = (organisationId: string, seats?: number) => ({ organisationId, ...(seats !== undefined && { seats }), occurredOn: '2025-10-01' });
export const holding = { attendance: { total: 34, perOrganisation: [] as readonly object[] }, occurredOn: '2025-11-05' };
export const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

type Step = readonly [path: string, body: object];

/** A small region, and the steps with which an information day in it is brought into a state. */
export class DayPlanner {
  readonly http: Client;
  readonly stop: TestApplication['stop'];
  readonly ids: Region;
  readonly #parks: string[];

  private constructor({ http, stop }: TestApplication, ids: Region, parks: string[]) {
    this.http = http;
    this.stop = stop;
    this.ids = ids;
    this.#parks = parks;
  }

  /** With an application of its own, to be stopped. */
  static async start(): Promise<DayPlanner> {
    const application = await testApplication();
    const { http } = application;
    const ids = await region({ http });
    const establishing = Array.from({ length: 40 }, async (_, number) => {
      const park = { name: `Park ${number}`, municipality: 'GM0546', associationId: ids.association, occurredOn: '2021-01-01' };
      return (await http.post('/v1/business-park-networks', park)).body.id as string;
    });
    return new DayPlanner(application, ids, await Promise.all(establishing));
  }

  /** A park at which there is no day yet. */
  park(): string {
    const park = this.#parks.pop();
    if (park === undefined) throw new Error('there are days at all parks');
    return park;
  }

  planning(change: object = {}) {
    return {
      kind: 'institution-at-park',
      schoolYear: '2025-2026',
      networkId: this.park(),
      hostId: this.ids.association,
      institutionIds: [this.ids.school],
      occurredOn: '2025-06-01',
      ...change,
    };
  }

  pledging(change: object = {}) {
    return { organisationId: this.ids.company, kind: 'internship', level: 'mbo-2', sector: 'handel', places: 5, occurredOn: '2025-11-05', ...change };
  }

  /** Plans one; answers its address, as all below do. */
  async planned(change: object = {}): Promise<string> {
    const created = await this.http.post('/v1/information-days', this.planning(change));
    expect(created.status).toBe(201);
    return created.get('Location') ?? '';
  }

  async posted(at: string, ...steps: readonly Step[]): Promise<string> {
    for (const [path, body] of steps) expect([path, (await this.http.post(`${at}${path}`, body)).status]).toStrictEqual([path, 200]);
    return at;
  }

  async opened(change: object = {}): Promise<string> {
    return this.posted(await this.planned(), ['/scheduling', scheduling(change)], ['/opening', { occurredOn: '2025-09-15' }]);
  }

  async held(): Promise<string> {
    return this.posted(await this.opened(), ['/closing', { occurredOn: '2025-11-01' }], ['/holding', holding]);
  }
}
