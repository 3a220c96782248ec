import type { AccessRecordCommand } from '../../domain/access-record/commands.ts';
import type { AccessDetails, DenialReason } from '../../domain/access-record/events.ts';
import type { Call } from '../http/request.ts';
import type { ApiParts } from '../parts.ts';
import type { Concerns } from './concerns.ts';

type Entry =
  | Readonly<{ type: 'RecordDenial'; why: DenialReason }>
  | Readonly<{ type: 'RecordRefusal'; code: string }>
  | Readonly<{ type: 'RecordReading' }>
  | Readonly<{ type: 'RecordExport' }>;

/** Puts on record what was denied, refused, read by auditors and taken out: who, what, why and when, and nothing of what a request held. */
export class Journal {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  async enter(entry: Entry, action: string, { actor, correlationId }: Call, { stream, organisations, ownedBy }: Concerns): Promise<void> {
    const { commands, identities, clock } = this.#parts;
    const access: AccessDetails = {
      subject: actor.subject,
      action,
      ...(stream !== undefined && { stream }),
      organisationIds: [...new Set([...ownedBy, ...(organisations ?? [])])],
    };
    const id = identities.fresh();
    const command = { ...entry, access, occurredOn: clock.today() } as AccessRecordCommand;
    await commands.handle('accessRecord', id, [{ commandId: id, fingerprint: id, command }], { actor, correlationId });
  }
}
