import type { AccessRecordCommand } from '../../domain/access-record/commands.ts';
import type { AccessDetails, DenialReason } from '../../domain/access-record/events.ts';
import type { CommandContext } from '../../domain/ports/commanding.ts';
import type { ApiParts } from '../parts.ts';
import type { Concerns } from './concerns.ts';

type Entry =
  | Readonly<{ type: 'RecordDenial'; why: DenialReason }>
  | Readonly<{ type: 'RecordRefusal'; code: string }>
  | Readonly<{ type: 'RecordReading' }>
  | Readonly<{ type: 'RecordExport' }>;

type JournalParts = Pick<ApiParts, 'commands' | 'identities' | 'clock'>;

/** Puts on record what was denied, refused, read by auditors and taken out: who, what, why and when, and nothing of what a request held. */
export class Journal {
  readonly #parts: JournalParts;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** Under an `id` that was given before, nothing is entered again. */
  async enter(
    entry: Entry,
    action: string,
    { actor, correlationId, import: origin }: Pick<CommandContext, 'actor' | 'correlationId' | 'import'>,
    { stream, organisations, ownedBy }: Concerns,
    id = this.#parts.identities.fresh(),
  ): Promise<void> {
    const { commands, clock } = this.#parts;
    const access: AccessDetails = {
      subject: actor.subject,
      action,
      ...(stream !== undefined && { stream }),
      organisationIds: [...new Set([...ownedBy, ...(organisations ?? [])])],
    };
    const command = { ...entry, access, occurredOn: clock.today() } as AccessRecordCommand;
    await commands.handle('accessRecord', id, [{ commandId: id, fingerprint: id, command }], {
      actor,
      correlationId,
      ...(origin !== undefined && { import: origin }),
    });
  }
}
