import type { Role } from '../../domain/membership/roles.ts';
import { organisationNaturalKey } from '../../domain/organisation/decide.ts';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { Identities } from '../../domain/ports/identities.ts';
import type { Actor } from '../../domain/shared/event.ts';
import type { OrganisationId, Subject } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';

type Member = Readonly<{ subject: string; role: Role; organisation?: Readonly<{ kvk: string; branch?: string; brin?: string }>; to?: string }>;

const from = '2025-08-01' as LocalDate;

/** Whoever the demonstration lets in: one person for every role that it has an organisation for. */
const members: readonly Member[] = [
  { subject: 'demo-manager', role: 'programme-manager' },
  { subject: 'demo-school', role: 'institution', organisation: { kvk: '99000020', brin: '97XA' } },
  { subject: 'demo-park', role: 'park-association', organisation: { kvk: '99000104' } },
  { subject: 'demo-employer', role: 'employer', organisation: { kvk: '99100000', branch: '000099100000' } },
  { subject: 'demo-auditor', role: 'auditor', to: '2027-07-31' },
  { subject: 'demo-admin', role: 'administrator' },
];

/** Grants every member of the demonstration its role; again, changes nothing. */
export async function grantDemonstrationRoles(
  commands: CommandHandler,
  identities: Identities,
  actor: Actor,
  correlationId: string,
): Promise<readonly string[]> {
  for (const { subject, role, organisation, to } of members) {
    const organisationId = organisation && (identities.of('organisation', organisationNaturalKey(organisation)) as OrganisationId);
    const commandId = identities.of('demonstration', `${subject} ${role}`);
    const command = {
      type: 'GrantMembership' as const,
      subject: subject as Subject,
      role,
      ...(organisationId && { organisationId }),
      from,
      ...(to !== undefined && { to: to as LocalDate }),
      occurredOn: from,
    };
    await commands.handle('membership', identities.of('membership', subject), [{ commandId, fingerprint: `${subject} ${role}`, command }], {
      actor,
      correlationId,
    });
  }
  return members.map(({ subject }) => subject);
}
