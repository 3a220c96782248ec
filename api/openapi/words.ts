import { type Action, allowed } from '../../domain/access/actions.ts';
import { glossary, termOf } from '../../domain/shared/glossary.ts';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import { aggregateOfResource } from '../access/concerns.ts';

/** How the commands of a resource end, where its verbs do not say of what they are. */
const nouns: Readonly<Record<string, string>> = {
  organisations: 'Organisation',
  'business-park-networks': 'Network',
  'information-days': 'Day',
  'programme-cycles': 'Cycle',
  partnerships: 'Partnership',
  placements: 'Placement',
  memberships: 'Membership',
};

/** What no command of the glossary says. */
const said: Partial<Record<Action, Sentence>> = {
  'organisations:list': { nl: 'organisaties opvragen', en: 'list organisations' },
  'business-park-networks:list': { nl: 'bedrijventerreinnetwerken opvragen', en: 'list business-park networks' },
  'information-days:list': { nl: 'voorlichtingsdagen opvragen', en: 'list information days' },
  'programme-cycles:list': { nl: 'programmajaren opvragen', en: 'list programme cycles' },
  'partnerships:list': { nl: 'partnerschappen opvragen', en: 'list partnerships' },
  'placements:list': { nl: 'plaatsingen opvragen', en: 'list placements' },
  'memberships:list': { nl: 'lidmaatschappen opvragen', en: 'list memberships' },
  'calendar:list': { nl: 'kalender van voorlichtingsdagen opvragen', en: 'list the calendar of information days' },
  'calendar:export': { nl: 'kalender als iCalendar-bestand ophalen', en: 'get the calendar as an iCalendar file' },
  'calendar:coverage': { nl: 'welke bedrijventerreinen hun dag hadden', en: 'which parks had their day' },
  'programme-cycles:progress': { nl: 'voortgang van een programmajaar', en: 'progress of a programme cycle' },
  'programme-cycles:shortages': { nl: 'tekorten van een programmajaar', en: 'shortages of a programme cycle' },
  'partner-programme:list': { nl: 'wat elk partnerschap beloofde en wat ervan kwam', en: 'what every partnership promised and what came of it' },
  'partner-programme:read': { nl: 'wat een partnerschap beloofde en wat ervan kwam', en: 'what one partnership promised and what came of it' },
  'partnerships:add-commitment': { nl: 'afspraak toevoegen met een aanvulling', en: 'add a commitment by an addendum' },
  'placements:offer': { nl: 'plaats aanbieden', en: 'offer a place' },
  'partnerships:revise': { nl: 'voorstel herzien', en: 'revise a proposal' },
  'partnerships:contribute': { nl: 'bijdrage vastleggen', en: 'record a contribution' },
  'audit:list': { nl: 'geschiedenis doorzoeken', en: 'search the history' },
  'events:follow': { nl: 'gebeurtenissen volgen terwijl ze plaatsvinden', en: 'follow events as they happen' },
  'imports:run': { nl: 'CSV-bestanden inlezen', en: 'import CSV files' },
};

const commands: ReadonlySet<string> = new Set(glossary.filter(({ of }) => of === 'command').flatMap(({ terms }) => Object.keys(terms)));
const pascal = (kebab: string): string => kebab.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const withArticle = (term: string): string => `${/^[aeiou]/.test(term) ? 'an' : 'a'} ${term}`;
const partsOf = (action: Action): readonly [resource: string, verb: string] => action.split(':') as unknown as [string, string];

/** What an action does, in words; undefined for one that nobody has put into words. */
export function summaryOf(action: Action, language: Language): string | undefined {
  const own = said[action];
  if (own !== undefined) return own[language];
  const [resource, verb] = partsOf(action);
  const term = termOf(aggregateOfResource[resource] ?? resource, language);
  if (verb === 'read') return language === 'nl' ? `${term} opvragen, nu of zoals het was` : `read ${withArticle(term)}, now or as it was`;
  if (verb === 'history') return language === 'nl' ? `geschiedenis: ${term}` : `history of ${withArticle(term)}`;
  const command = [pascal(verb), `${pascal(verb)}${nouns[resource] ?? ''}`].find((name) => commands.has(name));
  return command === undefined ? undefined : termOf(command, language, 'command');
}

/** Who may, as the policy has it. */
export function rolesOf(action: Action, language: Language): string {
  const who = (reach: string): string =>
    Object.entries(allowed[action])
      .filter(([, of]) => of === reach)
      .map(([role]) => termOf(role, language))
      .join(', ');
  const words = { nl: { all: 'Voor', own: 'Voor de eigen organisatie' }, en: { all: 'For', own: 'For their own organisation' } }[language];
  return (['all', 'own'] as const).flatMap((reach) => (who(reach) === '' ? [] : [`${words[reach]}: ${who(reach)}.`])).join(' ');
}
