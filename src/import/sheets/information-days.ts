import { type DayIdentity, informationDayNaturalKey } from '../../../domain/information-day/kinds.ts';
import type { Identities } from '../../../domain/ports/identities.ts';
import type { InformationDayId, NetworkId, OrganisationId } from '../../../domain/shared/identifiers.ts';
import { informationDayKinds, levels, sectors } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { LocalTime } from '../../../domain/shared/local-time.ts';
import { SchoolYear, schoolYearPeriod } from '../../../domain/shared/school-year.ts';
import { coded, column, day, id, inColumn, oneOf, optional, type RowOf, refuseCell, several, text, whole } from '../columns.ts';
import { type ImportedDayStatus, importedDayStatuses, informationDayKindWords, informationDayStatusWords } from '../day-words.ts';
import { type ImportStep, introducedIn, type References, sheet, target } from '../sheet.ts';

type Step = ImportStep<'informationDay'>;

/** The file names no host of a day that no park and no single institution gives: the programme office organises it. */
const programmeOffice = 'PB';

const columns = {
  ref: column('ref', text),
  schooljaar: column('school_year', id(SchoolYear)),
  soort: column('kind', coded(informationDayKindWords, informationDayKinds)),
  netwerk: column('network', optional(text)),
  instellingen: column('institutions', several(text)),
  datum: column('date', day),
  van: column('from', id(LocalTime)),
  tot: column('to', id(LocalTime)),
  locatie: column('venue', text),
  capaciteit: column('capacity', whole),
  status: column('status', coded(informationDayStatusWords, importedDayStatuses)),
  aanwezigen: column('attendees', optional(whole)),
  reden: column('reason', optional(text)),
};
type Row = RowOf<typeof columns>;

/** A day at a park is received by the park's association, one of a single institution by that institution. */
function hostOf({ netwerk, instellingen: [institution, ...others] }: Row, references: References): OrganisationId {
  const single = institution !== undefined && others.length === 0 ? institution : programmeOffice;
  const host = netwerk === undefined ? single : references.detail('businessParkNetwork', netwerk, 'association');
  return references.resolve('organisation', host) as OrganisationId;
}

function identityOf(row: Row, references: References): DayIdentity {
  const { soort: kind, schooljaar: schoolYear, netwerk, instellingen } = row;
  const networkId = netwerk === undefined ? undefined : (inColumn('netwerk', () => references.resolve('businessParkNetwork', netwerk)) as NetworkId);
  const institutionIds = inColumn('instellingen', () => instellingen.map((institution) => references.resolve('organisation', institution) as OrganisationId));
  const hostId = inColumn(netwerk === undefined ? 'instellingen' : 'netwerk', () => hostOf(row, references));
  return { kind, schoolYear, ...(networkId !== undefined && { networkId }), hostId, institutionIds };
}

const dayIdOf = (identity: DayIdentity, identities: Identities): InformationDayId =>
  identities.of('informationDay', informationDayNaturalKey(identity)) as InformationDayId;

const place = (locatie: string): { link: string } | { venue: string } => (/^https?:\/\//.test(locatie) ? { link: locatie } : { venue: locatie });

/** What brings a day from scheduled to the status of its row. The file keeps no registrations: registration was open and closed on the day itself. */
const endings: Readonly<Record<ImportedDayStatus, (row: Row) => readonly Step[]>> = {
  Scheduled: () => [],
  Held: ({ datum: occurredOn, aanwezigen }) => [
    { key: 'open', column: 'datum', command: { type: 'OpenRegistration', occurredOn } },
    { key: 'close', column: 'datum', command: { type: 'CloseRegistration', occurredOn } },
    {
      key: 'hold',
      column: 'aanwezigen',
      command: { type: 'HoldDay', attendance: { total: needed('aanwezigen', aanwezigen), perOrganisation: [] }, occurredOn },
    },
  ],
  Cancelled: ({ datum: occurredOn, reden }) => [
    { key: 'cancel', column: 'reden', undated: true, command: { type: 'CancelDay', reason: needed('reden', reden), occurredOn } },
  ],
};

/** The value of a cell without which the status of the row is not reached. */
const needed = <T>(name: keyof Row & string, value: T | undefined): T => value ?? inColumn(name, () => refuseCell('CellEmpty', {}));

/** Nothing in the row may be lost without a word. */
function allHeeded({ status, aanwezigen, reden }: Row): void {
  const nothing = (name: keyof Row & string, value: string, nl: string, en: string) =>
    inColumn(name, () => refuseCell('CellInvalid', { value: value.slice(0, 60), expected: { nl: `niets bij ${nl}`, en: `nothing with ${en}` } }));
  if (aanwezigen !== undefined && status !== 'Held') nothing('aanwezigen', String(aanwezigen), 'een dag die niet is gehouden', 'a day that was not held');
  if (reden !== undefined && status !== 'Cancelled') nothing('reden', reden, 'een dag die niet is geannuleerd', 'a day that was not cancelled');
}

/** Planned and scheduled at the beginning of its school year, for which the file gives no day, and brought to its status. */
export const informationDays = sheet({
  name: 'voorlichtingsdagen',
  english: 'information-days',
  columns,
  introduces: (row, identities, references) => ({
    kind: 'information-day',
    reference: row.ref,
    id: dayIdOf(identityOf(row, references), identities),
    details: { date: row.datum },
  }),
  target: (row, identities, references) => {
    const { schooljaar, datum: date, van: start, tot: end, locatie, capaciteit: capacity, status } = row;
    allHeeded(row);
    const identity = identityOf(row, references);
    const informationDayId = dayIdOf(identity, identities);
    const { from: occurredOn } = schoolYearPeriod(schooljaar);
    return target<'informationDay'>({
      aggregate: 'informationDay',
      id: informationDayId,
      reference: `information-day ${informationDayId}`,
      steps: [
        { key: 'plan', column: 'soort', undated: true, command: { type: 'PlanDay', ...identity, informationDayId, occurredOn } },
        {
          key: 'schedule',
          column: 'datum',
          undated: true,
          command: { type: 'ScheduleDay', date, start, end, ...place(locatie), capacity, occurredOn },
        },
        ...endings[status](row),
      ],
    });
  },
});

/**
 * What was promised on a day. The file numbers no pledges and tells no kinds: each gets the number of its row, and is for an internship, but for
 * graduates, who have left school: those come for work experience.
 * The row as a whole is the step, so that rows may be moved: a pledge that is known already is no new one.
 */
export const pledges = sheet({
  name: 'toezeggingen',
  english: 'pledges',
  columns: {
    dag: column('day', text),
    organisatie: column('organisation', text),
    niveau: column('level', oneOf(levels)),
    sector: column('sector', oneOf(sectors)),
    plaatsen: column('places', whole),
  },
  owner: { column: 'dag', file: introducedIn['information-day'] },
  target: ({ dag, organisatie, niveau: level, sector, plaatsen: places }, _identities, references, row) => {
    const informationDayId = inColumn('dag', () => references.resolve('information-day', dag));
    const organisationId = inColumn('organisatie', () => references.resolve('organisation', organisatie)) as OrganisationId;
    // The header is the first row.
    const number = row - 1;
    return target<'informationDay'>({
      aggregate: 'informationDay',
      id: informationDayId,
      reference: `pledge ${informationDayId}`,
      steps: [
        {
          key: `${number} ${organisationId} ${level} ${sector} ${places}`,
          column: 'plaatsen',
          undated: true,
          command: {
            type: 'RecordPledge',
            number,
            organisationId,
            kind: level === 'graduate' ? 'work-experience' : 'internship',
            level,
            sector,
            places,
            occurredOn: references.detail('information-day', dag, 'date') as LocalDate,
          },
        },
      ],
    });
  },
});
