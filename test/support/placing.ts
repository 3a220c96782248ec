import { expect } from '@jest/globals';
import type supertest from 'supertest';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import type { Client } from './application.ts';

type Body = Readonly<Record<string, unknown>>;
export type Said = readonly [path: string, body: Body, headers?: Readonly<Record<string, string>>];

const crebo = '25655';
export const terms = {
  from: '2026-02-02',
  to: '2026-09-30',
  totalHours: 610,
  hoursPerSchoolYear: { '2025-2026': 527, '2026-2027': 83 },
  allowancePerMonth: 350,
  trainerRole: 'praktijkopleider zorg',
  coachRole: 'bpv-docent',
  minor: false,
  qualificationParts: ['B1-K1', 'B1-K2'],
  conditions: 'Praktijkovereenkomst 2025',
  dossier: '23180',
};
const parties = ['student', 'institution', 'company'] as const;

export const accept = (party: string): Said => ['acceptances', { party, occurredOn: '2025-09-04' }];
export const sign = (role: string): Said => ['signatures', { role, method: 'paper', evidence: `map 7, ${role}`, occurredOn: '2025-09-22' }];

type Organisation = Readonly<{ name: string; kind: string; kvk: string; branch?: string; brin?: string }>;

/** An employer with a recognition, a school, and the steps with which a BPV placement of them is brought into a state. */
export class Placing {
  readonly http: Client;
  employerId = '';
  institutionId = '';
  #last = 0;

  constructor(http: Client) {
    this.http = http;
  }

  async prepare(): Promise<this> {
    this.employerId = await this.organisation({ name: 'Vliet zorggroep', kind: 'employer', kvk: '99100900', branch: '000099100900' });
    this.institutionId = await this.organisation({ name: 'mboRijnland', kind: 'educational-institution', kvk: '99000900', brin: '97XZ' });
    await this.recognise(this.employerId, '100070003');
    return this;
  }

  async organisation(organisation: Organisation): Promise<string> {
    const address = { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', sectors: ['zorg-welzijn-sport'] };
    const { status, body } = await this.http.post('/v1/organisations', { ...organisation, ...address, occurredOn: '2025-08-01' });
    expect(status).toBe(201);
    return body.id;
  }

  async recognise(organisationId: string, trainingCompanyId: string, verifiedAt = '2025-08-01'): Promise<void> {
    const recognition = { trainingCompanyId, crebo, verifiedAt, source: 'file', occurredOn: verifiedAt };
    expect((await this.http.post(`/v1/organisations/${organisationId}/recognitions`, recognition)).status).toBe(200);
  }

  offer(change: Body = {}): Body {
    return {
      kind: 'bpv-bol',
      level: 'mbo-3',
      sector: 'zorg-welzijn-sport',
      programmeCode: crebo,
      employerId: this.employerId,
      origin: { type: 'employer' },
      additional: true,
      expiresOn: '2025-12-25',
      occurredOn: '2025-08-27',
      ...change,
    };
  }

  /** A student nobody has placed yet. */
  student(): string {
    this.#last += 1;
    return `st-${String(this.#last).padStart(5, '0')}`;
  }

  candidate(studentRef = this.student()): Said {
    return ['candidates', { studentRef, institutionId: this.institutionId, criterion: 'programme-fit', occurredOn: '2025-09-03' }];
  }

  /** The steps that lead from an offer into a state. */
  stepsTo(status: PlacementStatus, studentRef = this.student(), agreed: Body = {}): readonly Said[] {
    const offered: readonly Said[] = [];
    const proposed = [...offered, this.candidate(studentRef)];
    const accepted = [...proposed, ...parties.map(accept)];
    const drafted: readonly Said[] = [...accepted, ['agreement', { terms: { ...terms, ...agreed }, occurredOn: '2025-09-16' }]];
    const awaiting: readonly Said[] = [...drafted, ['signature-requests', { occurredOn: '2025-09-16' }]];
    const agreement = [...awaiting, ...parties.map(sign), ...(agreed.minor === true ? [sign('guardian')] : [])];
    const active: readonly Said[] = [...agreement, ['start', { occurredOn: '2026-02-02' }]];
    const ended: readonly Said[] = [...active, ['period-end', { occurredOn: '2026-09-30' }]];
    const steps: Readonly<Record<PlacementStatus, readonly Said[]>> = {
      Absent: [],
      Offered: offered,
      Proposed: proposed,
      Accepted: accepted,
      AgreementDrafted: drafted,
      AwaitingSignatures: awaiting,
      Agreed: agreement,
      Active: active,
      Interrupted: [...active, ['interruptions', { occurredOn: '2026-03-02' }]],
      AwaitingAssessment: ended,
      Completed: [
        ...ended,
        ['company-opinion', { opinion: 'good', occurredOn: '2026-09-30' }],
        ['completion', { result: 'sufficient', hours: 606, decidedBy: 'institution', occurredOn: '2026-10-10' }],
      ],
      Terminated: [...active, ['termination', { reason: 'supervision-insufficient', occurredOn: '2026-05-11' }]],
      Cancelled: [...agreement, ['cancellation', { reason: 'place-unavailable', occurredOn: '2025-09-22' }]],
      Withdrawn: [['withdrawal', { reason: 'geen begeleider meer', occurredOn: '2025-09-03' }]],
      Expired: [['expiry', { occurredOn: '2025-12-26' }]],
    };
    return steps[status];
  }

  /** A placement in a state; answers its address. */
  async placementIn(status: PlacementStatus, { offer = {}, studentRef, agreed }: { offer?: Body; studentRef?: string; agreed?: Body } = {}): Promise<string> {
    const created = await this.http.post('/v1/placements', this.offer(offer));
    expect([created.status, created.body.code]).toStrictEqual([201, undefined]);
    const at = created.get('Location') ?? '';
    for (const [path, body] of this.stepsTo(status, studentRef, agreed)) {
      const answer = await this.http.post(`${at}/${path}`, body);
      expect([path, answer.status, answer.body.code]).toStrictEqual([path, 200, undefined]);
    }
    return at;
  }

  /** Says something to a placement, with the version that it has now where the route asks for one. */
  async say(at: string, [path, body, headers = {}]: Said): Promise<supertest.Response> {
    const replacing = /(-revisions|corrections)$/.test(path);
    const version = replacing ? { 'If-Match': (await this.http.get(at)).get('ETag') ?? '' } : {};
    return this.http.post(`${at}/${path}`, body, { ...version, ...headers });
  }
}
