import type { Role } from '../../domain/membership/roles.ts';
import { identities } from '../../src/commanding/ids.ts';
import { type TestApplication, testApplication } from './application.ts';
import { csv, demonstration, demonstrationText, importing } from './importing.ts';

const organisation = (key: string): string => identities.of('organisation', key);
const employer = (number: string): string => organisation(`kvk:99100${number}:000099100${number}`);

export const people = {
  school: organisation('brin:97XA'),
  university: organisation('brin:97XB'),
  /** In no network of the association below. */
  thirdSchool: organisation('brin:21PB'),
  association: organisation('kvk:99000104'),
  otherAssociation: organisation('kvk:99000102'),
  employer: employer('118'),
  otherEmployer: employer('002'),
  intermediary: organisation('kvk:99000030'),
  partner: employer('000'),
} as const;

/** One record of each kind, and for each role an organisation that is concerned by it and one that is not. */
export type Concerned = Readonly<{ id: string; own: Partial<Record<Role, string>>; other: Partial<Record<Role, string>> }>;

const others: Partial<Record<Role, string>> = {
  employer: people.otherEmployer,
  institution: people.thirdSchool,
  'park-association': organisation('kvk:99000100'),
  intermediary: people.intermediary,
};

/** The demonstration's organisations, parks, days and partnerships with a few placements: the first is between W118 and mboRijnland. */
export async function accessRegion(): Promise<Readonly<{ application: TestApplication; records: Readonly<Record<string, Concerned>> }>> {
  const application = await testApplication();
  const placements = demonstrationText('plaatsingen').split('\r\n').slice(0, 8).join('\r\n');
  await importing(application, [
    ...demonstration('organisaties', 'netwerken', 'netwerkleden', 'programmajaren', 'voorlichtingsdagen', 'partnerschappen', 'afspraken'),
    csv('plaatsingen.csv', placements),
  ]);
  const first = async (path: string): Promise<string> => (await application.http.get(path)).body.items[0].id;
  const head = await application.events.head();
  await application.http.get('/v1/placements', { 'Consistency-Token': head });
  const park = { 'park-association': people.association, institution: people.school };
  return {
    application,
    records: {
      organisations: { id: people.employer, own: { employer: people.employer }, other: others },
      'business-park-networks': { id: await first(`/v1/business-park-networks?associationId=${people.association}`), own: park, other: others },
      'information-days': { id: await first('/v1/information-days?schoolYear=2025-2026&limit=1'), own: {}, other: others },
      partnerships: {
        id: await first(`/v1/partnerships?party=${people.partner}`),
        own: { employer: people.partner, institution: people.university },
        other: others,
      },
      'partner-programme': {
        id: await first(`/v1/partnerships?party=${people.partner}`),
        own: { employer: people.partner, institution: people.university },
        other: others,
      },
      placements: {
        id: await first(`/v1/placements?employerId=${people.employer}`),
        own: { employer: people.employer, institution: people.school },
        other: others,
      },
      'programme-cycles': { id: '2025-2026', own: {}, other: others },
      memberships: { id: identities.of('membership', 'manager-1'), own: {}, other: others },
    },
  };
}
