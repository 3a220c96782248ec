import type { Response } from 'supertest';
import type { Client } from './application.ts';

/** One organisation over HTTP; answers its id. */
async function registered(http: Client, kvk: string, kind: string, name: string, brin?: string): Promise<string> {
  const address = { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', sectors: [], occurredOn: '2025-08-01' };
  return (await http.post('/v1/organisations', { name, kind, kvk, ...(brin !== undefined && { brin }), ...address })).body.id;
}

export type Said = readonly [path: string, body: object];

/** Partnerships over HTTP between an employer, a school and a park association. */
export class Partnering {
  readonly #http: Client;
  #drawn = 0;
  employer = '';
  school = '';
  park = '';

  constructor(http: Client) {
    this.#http = http;
  }

  async prepare(): Promise<this> {
    this.employer = await registered(this.#http, '99300001', 'employer', 'Vliet zorggroep');
    this.school = await registered(this.#http, '99300002', 'educational-institution', 'mboRijnland', '97XZ');
    this.park = await registered(this.#http, '99300003', 'park-association', 'Bedrijvig Leiden');
    return this;
  }

  proposal(change: object = {}): Readonly<Record<string, unknown>> {
    this.#drawn += 1;
    return {
      title: `Partnerschap ${String(this.#drawn).padStart(3, '0')}`,
      parties: [{ organisationId: this.employer }, { organisationId: this.school }],
      term: { from: '2025-08-20', to: '2028-08-20' },
      commitments: [this.places(), this.publishing()],
      occurredOn: '2025-08-01',
      ...change,
    };
  }

  places = (change: object = {}) => ({ organisationId: this.employer, kind: 'offer-places', quantity: 4, per: 'school-year', ...change });
  publishing = () => ({ organisationId: this.school, kind: 'publish-requirements', quantity: 1, per: 'school-year' });
  sign = (organisationId: string): Said => [
    'signatures',
    { organisationId, signatoryRole: 'director', method: 'electronic', evidence: 'ref-1', occurredOn: '2025-08-02' },
  ];

  say(at: string, [path, body]: Said, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#http.post(`${at}/${path}`, body, headers);
  }

  /** The address of a new partnership. */
  async proposed(change: object = {}): Promise<string> {
    return (await this.#http.post('/v1/partnerships', this.proposal(change))).get('Location') ?? '';
  }

  /** The address of a partnership that every party has signed. */
  async concluded(change: object = {}): Promise<string> {
    const at = await this.proposed(change);
    for (const party of [this.employer, this.school]) await this.say(at, this.sign(party));
    return at;
  }
}
