import { CycleSlug, type OrganisationId, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { levels, sectors } from '../../../domain/shared/lists.ts';
import { column, day, id, inColumn, oneOf, optional, text, whole } from '../columns.ts';
import { sheet, target } from '../sheet.ts';

/** Students who seek a place, for a whole cycle, as an institution reported them on a day. */
export const demand = sheet({
  name: 'behoefte',
  english: 'demand',
  columns: {
    programmajaar: column('programme_cycle', id(CycleSlug)),
    instelling: column('institution', text),
    niveau: column('level', oneOf(levels)),
    sector: column('sector', oneOf(sectors)),
    crebo: column('crebo', optional(id(ProgrammeCode))),
    gemeld_op: column('reported_on', day),
    studenten: column('students', whole),
  },
  owner: { column: 'programmajaar', file: 'programmajaren.csv' },
  target: ({ programmajaar: slug, instelling, niveau: level, sector, crebo: programmeCode, gemeld_op: occurredOn, studenten: students }, _, references) => {
    const institutionId = inColumn('instelling', () => references.resolve('organisation', instelling)) as OrganisationId;
    return target<'programmeCycle'>({
      aggregate: 'programmeCycle',
      id: slug,
      reference: `demand ${slug} ${institutionId} ${programmeCode ?? '-'} ${level} ${sector}`,
      steps: [
        {
          key: `reported ${occurredOn}`,
          column: 'gemeld_op',
          command: { type: 'ReportDemand', institutionId, ...(programmeCode && { programmeCode }), level, sector, students, occurredOn },
        },
      ],
    });
  },
});
