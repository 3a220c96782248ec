import { commitmentRules, type Side, sides } from '../../domain/partnership/commitments.ts';
import { touchedSchoolYears } from '../../domain/partnership/fulfilment.ts';
import { levels } from '../../domain/shared/lists.ts';
import { inTime, lastVersion } from './counting.ts';
import type { Arrears, Counting, ProgrammeDocument } from './document.ts';
import { behindFrom, fulfilmentsOf } from './fulfilment.ts';

/** After every day that anybody asks about. */
export const never = '9999-12-31';

/** Only who can still catch up is behind: of a partnership that is over, the statuses say what was missed. */
const running: readonly ProgrammeDocument['state'][] = ['Active', 'Suspended'];

function arrearsOf(known: Counting): Arrears {
  const first: Record<Side, string> = { education: never, work: never };
  for (const fulfilment of running.includes(known.state) ? fulfilmentsOf(known) : []) {
    const { side } = fulfilment.commitment;
    const from = behindFrom(fulfilment);
    if (from !== undefined && from < first[side]) first[side] = from;
  }
  const { education, work } = first;
  return { due: `${education < work ? education : work} ${known.title}`, educationDue: `${education} ${known.title}`, workDue: `${work} ${known.title}` };
}

/** The levels and sectors that its commitments name, those that their kind is about, and those of its places. */
function subjectsOf({ versions, started }: Counting): Pick<ProgrammeDocument, 'level' | 'sector'> {
  const { commitments } = lastVersion(versions);
  const named = commitments.flatMap(({ kind, level }) => (level === undefined ? narrow(commitmentRules[kind].levels) : [level]));
  return {
    level: [...new Set([...named, ...started.map(({ level }) => level)])].sort(),
    sector: [...new Set([...commitments.flatMap(({ sector }) => sector ?? []), ...started.map(({ sector }) => sector)])].sort(),
  };
}

/** Kinds for one or two levels are about them; the others are about no level in particular. */
const narrow = (of: typeof levels | readonly (typeof levels)[number][]): readonly (typeof levels)[number][] => (of.length <= 2 ? of : []);

/** The document with the fields that it is listed by. */
export function listed(known: Counting): ProgrammeDocument {
  const { commitments } = lastVersion(known.versions);
  return {
    ...known,
    ...arrearsOf(known),
    ...subjectsOf(known),
    party: known.parties.map(({ organisationId }) => organisationId),
    side: sides.filter((side) => commitments.some((commitment) => commitment.side === side)),
    schoolYear: touchedSchoolYears(known.terms).filter((schoolYear) => inTime(known, schoolYear)),
  };
}
