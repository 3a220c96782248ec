import type { Section } from './section.ts';

/** Names of value objects and fields, as sentences of refusals name them. */
export const valueSections: readonly Section[] = [
  {
    heading: { nl: 'Nummers, codes en verwijzingen', en: 'Numbers, codes and references' },
    terms: {
      KvkNumber: { nl: 'KVK-nummer', en: 'KVK number' },
      BranchNumber: { nl: 'vestigingsnummer', en: 'branch number' },
      Brin: { nl: 'BRIN', en: 'BRIN' },
      Crebo: { nl: 'crebo', en: 'crebo' },
      ProgrammeCode: { nl: 'opleidingscode', en: 'programme code' },
      ElectiveCode: { nl: 'keuzedeel', en: 'elective' },
      TrainingCompanyId: { nl: 'leerbedrijf-ID', en: 'training company id' },
      Postcode: { nl: 'postcode', en: 'postcode' },
      MunicipalityCode: { nl: 'gemeentecode', en: 'municipality code' },
      Subject: { nl: 'kenmerk van een persoon', en: 'subject of a person' },
      StudentRef: { nl: 'studentverwijzing', en: 'student reference' },
      ContactRef: { nl: 'contactverwijzing', en: 'contact reference' },
      CycleSlug: { nl: 'programmajaar', en: 'programme cycle' },
      OrganisationId: { nl: 'nummer van een organisatie', en: 'id of an organisation' },
      NetworkId: { nl: 'nummer van een netwerk', en: 'id of a network' },
      InformationDayId: { nl: 'nummer van een voorlichtingsdag', en: 'id of an information day' },
      PartnershipId: { nl: 'nummer van een partnerschap', en: 'id of a partnership' },
      PlacementId: { nl: 'nummer van een plaatsing', en: 'id of a placement' },
      LocalDate: { nl: 'datum', en: 'date' },
      LocalTime: { nl: 'tijd', en: 'time' },
      SchoolYear: { nl: 'schooljaar', en: 'school year' },
      IsoWeek: { nl: 'week', en: 'week' },
    },
  },
  {
    heading: { nl: 'Getallen', en: 'Numbers that are asked for' },
    terms: {
      number: { nl: 'nummer', en: 'number' },
      places: { nl: 'aantal plaatsen', en: 'number of places' },
      seats: { nl: 'aantal personen', en: 'number of persons' },
      capacity: { nl: 'capaciteit', en: 'capacity' },
      total: { nl: 'totaal', en: 'total' },
      attendees: { nl: 'aantal aanwezigen', en: 'number of attendees' },
      students: { nl: 'aantal studenten', en: 'number of students' },
      totalTarget: { nl: 'totaal doel', en: 'total target' },
    },
  },
];
