import type { World } from '../world.ts';
import { type Founding, post } from './said.ts';

type Step = readonly [operation: string, path: string, body: object];
type Life = Readonly<{ signed: number; term?: Readonly<{ from: string; to: string }>; steps?: readonly Step[] }>;

const contribution = { number: 1, commitmentNumber: 1, schoolYear: '2026-2027', quantity: 2, evidence: { type: 'document', reference: 'map 7' } };
const change = [{ number: 1, quantity: 6, per: 'school-year' }];

/** Proposed, half signed, running; with something given, with an addendum to agree to, with a term that is over, suspended. */
const lives: readonly Life[] = [
  { signed: 0 },
  { signed: 1 },
  { signed: 2 },
  { signed: 2, steps: [['partnershipsContribute', 'contributions', contribution]] },
  { signed: 2, steps: [['partnershipsProposeAddendum', 'addenda', { number: 1, change }]] },
  { signed: 2, term: { from: '2025-08-01', to: '2026-10-31' } },
  { signed: 2, steps: [['partnershipsSuspend', 'suspension', { reason: 'verbouwing' }]] },
];

/** What the parties of every partnership promise. */
export const promised = (institution: string | undefined, employer: string | undefined) => ({
  parties: [{ organisationId: institution }, { organisationId: employer }],
  commitments: [
    { organisationId: employer, kind: 'offer-places', quantity: 4, per: 'school-year' },
    { organisationId: institution, kind: 'contact-moments', quantity: 4, per: 'school-year' },
  ],
});

export const partnerships = (world: World): readonly Founding[] =>
  lives.flatMap(({ signed, term = { from: '2026-08-01', to: '2029-07-31' }, steps = [] }, number): readonly Founding[] => {
    const [institution, employer] = ['educational-institution', 'employer'].map((kind) => () => world.pick(kind, 0));
    const at = (path: string): string => `/partnerships/${world.pick('partnerships', number)}/${path}`;
    const proposal = (): object => ({ title: `Samen opleiden ${number}`, term, ...promised(institution?.(), employer?.()) });
    const signature = { signatoryRole: 'directeur', method: 'paper', evidence: 'map 7' };
    return [
      { id: 'partnershipsPropose', sent: () => post('/partnerships', proposal()) },
      ...[institution, employer]
        .slice(0, signed)
        .map((party) => ({ id: 'partnershipsSign', sent: () => post(at('signatures'), { organisationId: party?.(), ...signature }) })),
      ...steps.map(([id, path, body]) => ({ id, sent: () => post(at(path), body) })),
    ];
  });
