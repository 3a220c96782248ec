import type { CommandContext } from '../../domain/ports/commanding.ts';
import type { EventMetadata } from '../../domain/shared/event.ts';

type Stamp = Readonly<{ commandId: string; fingerprint: string; command: object; recordedAt: string; schemaVersion: number }>;

/** The only place where metadata is made. The reason is the command's own where it states one. */
export function stamped(context: CommandContext, { commandId, fingerprint, command, recordedAt, schemaVersion }: Stamp): EventMetadata {
  const reason = 'reason' in command && typeof command.reason === 'string' ? command.reason : context.reason;
  return {
    commandId,
    commandHash: fingerprint,
    correlationId: context.correlationId,
    causationId: context.causationId ?? commandId,
    actor: context.actor,
    recordedAt,
    schemaVersion,
    ...(reason !== undefined && { reason }),
    ...(context.import !== undefined && { import: context.import }),
    ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
  };
}
