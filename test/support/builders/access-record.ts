import fc from 'fast-check';
import type { AccessRecordCommand } from '../../../domain/access-record/commands.ts';
import { accessRecord } from '../../../domain/access-record/decider.ts';
import { type AccessDetails, type AccessRecordEvent, accessRecordCodec, denialReasons } from '../../../domain/access-record/events.ts';
import type { AccessRecordState } from '../../../domain/access-record/state.ts';
import { OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { commandsOn, type Walkable } from '../walks.ts';

const day = '2026-11-01' as LocalDate;
export const access: AccessDetails = {
  subject: 'auditor-1',
  action: 'placements:read',
  stream: 'placement-1',
  organisationIds: [OrganisationId.parse(OrganisationId.example)],
};
const entries: readonly AccessRecordCommand[] = [
  { type: 'RecordDenial', access, why: 'role-not-allowed', occurredOn: day },
  { type: 'RecordRefusal', access, code: 'WrongState', occurredOn: day },
  { type: 'RecordReading', access, occurredOn: day },
  { type: 'RecordExport', access, occurredOn: day },
];
const details = fc.constantFrom(access, { ...access, subject: 'manager-1' });
const command = commandsOn<AccessRecordCommand>(fc.constant(day));

/** Commands of chance and the roads on which they are walked. */
export const accessRecordWalks: Walkable<AccessRecordCommand, AccessRecordEvent, AccessRecordState> = {
  decider: accessRecord,
  codec: accessRecordCodec,
  commands: fc.oneof(
    command('RecordDenial', { access: details, why: fc.constantFrom(...denialReasons) }),
    command('RecordRefusal', { access: details, code: fc.constantFrom('WrongState') }),
    command('RecordReading', { access: details }),
    command('RecordExport', { access: details }),
  ),
  scenarioBias: [...entries.map((entry, index) => [entry, entry, ...entries.slice(index + 1)])],
};
