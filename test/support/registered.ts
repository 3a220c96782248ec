import { KvkNumber, MunicipalityCode, type OrganisationId, Postcode } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { happened } from './projection-spec.ts';

/** An organisation in a history of which only its name matters. */
export const registered = (organisationId: OrganisationId, name: string) =>
  happened('organisation', organisationId, {
    type: 'OrganisationRegistered',
    data: {
      organisationId,
      name,
      kind: 'employer',
      kvk: KvkNumber.parse('99100000'),
      municipality: MunicipalityCode.parse('GM0546'),
      postcode: Postcode.parse('2348 LV'),
      place: 'Leiden',
      sectors: [],
      occurredOn: LocalDate.parse('2025-08-01'),
    },
  });
