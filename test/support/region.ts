import type { TestApplication } from './application.ts';

/** The ids of organisations of one small region, registered over HTTP. */
export type Region = Readonly<{ office: string; association: string; school: string; otherSchool: string; company: string; otherCompany: string }>;

const organisations = {
  office: { name: 'Economie071 programmabureau', kind: 'programme-office', kvk: '99300000' },
  association: { name: 'Bedrijvig Leiden', kind: 'park-association', kvk: '99300001' },
  school: { name: 'mboRijnland', kind: 'educational-institution', kvk: '99300002', brin: '97XA' },
  otherSchool: { name: 'Hogeschool Leiden', kind: 'educational-institution', kvk: '99300003', brin: '97XB' },
  company: { name: 'Vliet zorggroep', kind: 'employer', kvk: '99300004' },
  otherCompany: { name: 'Duin retail', kind: 'employer', kvk: '99300005' },
} as const;

export async function region({ http }: Pick<TestApplication, 'http'>): Promise<Region> {
  const where = { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', sectors: [] };
  const ids = Object.entries(organisations).map(async ([name, organisation]) => [
    name,
    (await http.post('/v1/organisations', { ...where, ...organisation })).body.id,
  ]);
  return Object.fromEntries(await Promise.all(ids)) as Region;
}
