import type { CommandContext, CommandHandler, IntentOf, Step } from '../../domain/ports/commanding.ts';
import { BranchNumber, ContactRef, Crebo, KvkNumber, MunicipalityCode, OrganisationId, Postcode, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { identities, sha256 } from '../../src/commanding/ids.ts';

const occurredOn = LocalDate.parse('2026-11-20');
const postcode = Postcode.parse('2316 XB');
const municipality = MunicipalityCode.parse('GM0546');

/** The organisation with a number, as somebody would send it; the same number is the same organisation. */
export const registration = (number: number) =>
  ({
    name: `Vliet zorggroep ${number}`,
    kind: 'employer',
    kvk: KvkNumber.parse('99100000'),
    branch: BranchNumber.parse(String(number).padStart(12, '0')),
    municipality,
    postcode,
    place: 'Leiden',
    sectors: ['zorg-welzijn-sport'],
  }) as const;

/** What is done with an organisation, one event each. */
const lifeOf = (organisationId: OrganisationId, number: number): readonly IntentOf<'organisation'>[] => [
  { type: 'RegisterOrganisation', organisationId, ...registration(number), occurredOn },
  { type: 'AddContact', role: 'contact-person', contactRef: ContactRef.parse('ct-1'), occurredOn },
  {
    type: 'RecordRecognition',
    trainingCompanyId: TrainingCompanyId.parse('100070003'),
    crebo: Crebo.parse('25655'),
    verifiedAt: occurredOn,
    source: 'sbb-register',
    occurredOn,
  },
  { type: 'RenameOrganisation', name: `Vliet zorg ${number}`, occurredOn },
];
export const commandsPerLife = 4;

/** A command with its ids, as the API gives it to the handler. */
export type Given = Readonly<{ id: OrganisationId; step: Step<'organisation'>; context: CommandContext }>;

export const given = (id: OrganisationId, command: IntentOf<'organisation'>): Given => ({
  id,
  step: { commandId: identities.fresh(), fingerprint: sha256(JSON.stringify(command)), command },
  context: { actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: identities.fresh() },
});

/** The lives of so many organisations. */
export const livesOf = (from: number, count: number): readonly (readonly Given[])[] =>
  Array.from({ length: count }, (_, index) => {
    const id = OrganisationId.parse(identities.of('organisation', `kvk:99100000:${from + index}`));
    return lifeOf(id, from + index).map((command) => given(id, command));
  });

/** Gives the commands of one life, each when the one before is done. */
export async function live(commands: CommandHandler, life: readonly Given[]): Promise<void> {
  for (const { id, step, context } of life) await commands.handle('organisation', id, [step], context);
}
