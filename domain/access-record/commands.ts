import type { DomainCommand } from '../shared/decider.ts';
import type { AccessDetails, DenialReason } from './events.ts';

/** Somebody was not allowed to do something. */
export type RecordDenial = DomainCommand<'RecordDenial'> & Readonly<{ access: AccessDetails; why: DenialReason }>;
/** The rules refused a command; `code` is the rejection's. */
export type RecordRefusal = DomainCommand<'RecordRefusal'> & Readonly<{ access: AccessDetails; code: string }>;
/** An auditor has read something. */
export type RecordReading = DomainCommand<'RecordReading'> & Readonly<{ access: AccessDetails }>;
/** Data left the system in one piece. */
export type RecordExport = DomainCommand<'RecordExport'> & Readonly<{ access: AccessDetails }>;

export type AccessRecordCommand = RecordDenial | RecordRefusal | RecordReading | RecordExport;
