import type { AggregateName } from '../../../domain/aggregates.ts';
import type { ProposedEvent } from '../../../domain/ports/event-store.ts';
import type { Exclusion } from './gathering.ts';
import type { StudentPlacements } from './student-placements.ts';

type Fields = Readonly<Record<string, unknown>>;
const field = (value: unknown, name: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** Commands whose rules look at the other placements of the same student. */
const aboutStudent = new Set(['ProposeCandidate', 'DraftAgreement', 'ReviseAgreement', 'ProposeAmendment']);
/** Commands whose rules look at the other days of the same school year. */
const aboutSchoolYear = new Set(['PlanDay', 'ScheduleDay', 'RescheduleDay']);

/** One after the other: candidacies of one student, and the scheduling of the days of one school year. */
export const exclusion = (students: StudentPlacements): Exclusion => ({
  keyOf(_aggregate: AggregateName, command: { readonly type: string }, state: unknown): string | undefined {
    if (aboutStudent.has(command.type)) {
      const student = field(command, 'studentRef') ?? field((state as Fields).candidate, 'studentRef');
      return student === undefined ? undefined : `student ${student}`;
    }
    if (!aboutSchoolYear.has(command.type)) return undefined;
    const schoolYear = field(command, 'schoolYear') ?? field((state as Fields).day, 'schoolYear');
    return schoolYear === undefined ? undefined : `school year ${schoolYear}`;
  },
  appended: (aggregate: AggregateName, id: string, events: readonly ProposedEvent[]) => students.appended(aggregate, id, events),
});
