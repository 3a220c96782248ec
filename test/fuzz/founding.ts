import type { Sent } from './wire.ts';
import type { World } from './world.ts';

type Founding = Readonly<{ id: string; sent: () => Sent }>;

const administrator = { 'Content-Type': 'application/json', 'Stagepact-Actor': 'admin-1;role=administrator' };

const post = (path: string, body: object): Sent => ({
  method: 'post',
  path: `/v1${path}`,
  headers: { 'Content-Type': 'application/json', 'Stagepact-Actor': 'manager-1;role=programme-manager' },
  body: JSON.stringify({ occurredOn: '2026-08-01', ...body }),
});

const organisation = (kind: string, kvk: string, more: object = {}): Founding => ({
  id: 'organisationsRegister',
  sent: () =>
    post('/organisations', { name: `${kind} ${kvk}`, kind, kvk, municipality: 'GM0546', postcode: '2312 AB', place: 'Leiden', sectors: ['handel'], ...more }),
});

const parties = ['student', 'institution', 'company'];
const terms = {
  from: '2026-09-14',
  to: '2026-11-15',
  totalHours: 610,
  hoursPerSchoolYear: { '2026-2027': 610 },
  allowancePerMonth: 350,
  trainerRole: 'praktijkopleider',
  coachRole: 'bpv-docent',
  minor: false,
  qualificationParts: ['B1-K1'],
  conditions: 'Praktijkovereenkomst 2026',
  dossier: '23180',
};

/** The life of a placement up to its match, to its signatures, or to its first day: later steps a chance request seldom takes. */
function lived(world: World, far: number): readonly Founding[] {
  const step = (operation: string, path: string, body: () => object): Founding => ({
    id: operation,
    sent: () => post(`/placements/${world.pick('placements', far)}/${path}`, body()),
  });
  const matched = [
    step('placementsProposeCandidate', 'candidates', () => ({
      studentRef: `st-000${far}`,
      institutionId: world.pick('educational-institution', 0),
      criterion: 'programme-fit',
      occurredOn: '2026-08-03',
    })),
    ...parties.map((party) => step('placementsAcceptCandidate', 'acceptances', () => ({ party, occurredOn: '2026-08-04' }))),
  ];
  const signing = [
    step('placementsDraftAgreement', 'agreement', () => ({ terms, occurredOn: '2026-08-05' })),
    step('placementsRequestSignatures', 'signature-requests', () => ({ occurredOn: '2026-08-06' })),
  ];
  const started = [
    ...parties.map((role) => step('placementsSignAgreement', 'signatures', () => ({ role, method: 'paper', evidence: 'map 7', occurredOn: '2026-08-07' }))),
    step('placementsStart', 'start', () => ({ occurredOn: '2026-09-14' })),
  ];
  return [matched, signing, started].slice(0, far + 1).flat();
}

/** What everything else needs: who takes part, a park, and a year. */
export function founding(world: World): readonly Founding[] {
  const first = (pool: string): string => world.pick(pool, 0) ?? '';
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
    {
      id: 'programmeCyclesOpen',
      sent: () => post('/programme-cycles', { slug: '2026-2027', name: 'Een jaar', from: '2026-08-01', to: '2027-07-31', totalTarget: 10, cells: [] }),
    },
    {
      id: 'informationDaysPlan',
      sent: () =>
        post('/information-days', {
          kind: 'institution-at-park',
          schoolYear: '2026-2027',
          networkId: first('business-park-networks'),
          hostId: first('park-association'),
          institutionIds: [first('educational-institution')],
        }),
    },
    ...[1, 2, 3].map((number) => ({
      id: 'partnershipsPropose',
      sent: () =>
        post('/partnerships', {
          title: `Samen opleiden ${number}`,
          parties: [{ organisationId: first('educational-institution') }, { organisationId: first('employer') }],
          term: { from: '2026-08-01', to: '2029-07-31' },
          commitments: [
            { organisationId: first('employer'), kind: 'offer-places', quantity: 4, per: 'school-year' },
            { organisationId: first('educational-institution'), kind: 'contact-moments', quantity: 4, per: 'school-year' },
          ],
        }),
    })),
    ...[1, 2, 3].map(() => ({
      id: 'placementsOffer',
      sent: () =>
        post('/placements', {
          kind: 'bpv-bol',
          level: 'mbo-3',
          sector: 'handel',
          programmeCode: '25655',
          employerId: first('employer'),
          institutionId: first('educational-institution'),
          origin: { type: 'employer' },
          additional: true,
          expiresOn: '2027-07-31',
        }),
    })),
    ...['educational-institution', 'employer'].map((party) => ({
      id: 'partnershipsSign',
      sent: () =>
        post(`/partnerships/${first('partnerships')}/signatures`, {
          organisationId: first(party),
          signatoryRole: 'directeur',
          method: 'paper',
          evidence: 'map 7',
        }),
    })),
    ...[0, 1, 2].flatMap((which) => lived(world, which)),
    {
      id: 'membershipsGrant',
      sent: () => ({ ...post('/memberships', { subject: 'person-1', role: 'programme-manager', from: '2026-08-01' }), headers: administrator }),
    },
  ];
}
