import type { IntentOf } from '../../domain/ports/commanding.ts';
import { ContactRef, Crebo, KvkNumber, MunicipalityCode, OrganisationId, Postcode, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { identities } from '../../src/commanding/ids.ts';

type Command = IntentOf<'organisation'>;
/** One request: steps that are taken together or not at all. */
export type Request = Readonly<{ number: number; organisation: string; commandIds: readonly string[]; commands: readonly Command[] }>;

export const organisations = 6;
export const requestsPerOrganisation = 200;

const day = '2025-08-01' as LocalDate;
const numberOf = (organisation: number): string => String(99100000 + organisation);

/** The requests of one organisation, each of which writes one event or, every fifth time, two. */
function commandsOf(organisation: number, place: number): readonly Command[] {
  if (place === 0) {
    return [
      {
        type: 'RegisterOrganisation',
        organisationId: OrganisationId.parse(identities.of('organisation', numberOf(organisation))),
        name: `Vliet ${organisation}`,
        kind: 'employer',
        kvk: KvkNumber.parse(numberOf(organisation)),
        municipality: MunicipalityCode.parse('GM0546'),
        postcode: Postcode.parse('2348 LV'),
        place: 'Leiden',
        sectors: ['zorg-welzijn-sport'],
        occurredOn: day,
      },
    ];
  }
  const renaming: Command = { type: 'RenameOrganisation', name: `Rijn ${organisation} ${place} 🏭`, occurredOn: day };
  if (place % 5 === 0) return [renaming, { type: 'AddContact', role: 'trainer', contactRef: ContactRef.parse(`ct-${place}`), occurredOn: day }];
  if (place % 7 === 3) {
    const crebo = Crebo.parse(String(25000 + place));
    return [{ type: 'RecordRecognition', trainingCompanyId: TrainingCompanyId.parse('100070003'), crebo, verifiedAt: day, source: 'file', occurredOn: day }];
  }
  return [renaming];
}

/** The same requests in every process that knows the name of the plan. */
export function planOf(name: string): readonly (readonly Request[])[] {
  return Array.from({ length: organisations }, (_, organisation) =>
    Array.from({ length: requestsPerOrganisation }, (_place, place): Request => {
      const commands = commandsOf(organisation, place);
      return {
        number: organisation * requestsPerOrganisation + place,
        organisation: identities.of('organisation', numberOf(organisation)),
        commands,
        commandIds: commands.map((_command, step) => identities.of('command', `${name} ${organisation} ${place} ${step}`)),
      };
    }),
  );
}
