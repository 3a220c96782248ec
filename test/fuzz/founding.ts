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
    {
      id: 'membershipsGrant',
      sent: () => ({ ...post('/memberships', { subject: 'person-1', role: 'programme-manager', from: '2026-08-01' }), headers: administrator }),
    },
  ];
}
