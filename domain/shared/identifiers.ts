import type { Brand } from './brand.ts';
import { type Identifier, identifier } from './identifier.ts';
import type { Sentence } from './rejection.ts';

/** KVK-nummer (Handelsregister): 8 digits, leading zeros kept. */
export type KvkNumber = Brand<string, 'KvkNumber'>;
export const KvkNumber = identifier<KvkNumber>('KvkNumber', /^\d{8}$/, { nl: 'een KVK-nummer van 8 cijfers', en: 'a KVK number of 8 digits' }, '99100000');

/** Vestigingsnummer (Handelsregister): 12 digits. */
export type BranchNumber = Brand<string, 'BranchNumber'>;
export const BranchNumber = identifier<BranchNumber>(
  'BranchNumber',
  /^\d{12}$/,
  { nl: 'een vestigingsnummer van 12 cijfers', en: 'a branch number of 12 digits' },
  '000099100000',
);

/** BRIN (register of institutions, DUO): 2 digits and 2 capitals. */
export type Brin = Brand<string, 'Brin'>;
export const Brin = identifier<Brin>('Brin', /^\d{2}[A-Z]{2}$/, { nl: 'een BRIN als 21PB', en: 'a BRIN such as 21PB' }, '97XA');

/** Crebo: code of an MBO qualification, 5 digits. */
export type Crebo = Brand<string, 'Crebo'>;
export const Crebo = identifier<Crebo>('Crebo', /^\d{5}$/, { nl: 'een crebo van 5 cijfers', en: 'a crebo of 5 digits' }, '25655');

/** Programme code: crebo for MBO, CROHO/ISAT for HBO and WO; both are 5 digits. */
export type ProgrammeCode = Brand<string, 'ProgrammeCode'>;
export const ProgrammeCode = identifier<ProgrammeCode>(
  'ProgrammeCode',
  /^\d{5}$/,
  { nl: 'een crebo of CROHO-code van 5 cijfers', en: 'a crebo or CROHO code of 5 digits' },
  '25655',
);

/** Keuzedeel: K and 4 digits. */
export type ElectiveCode = Brand<string, 'ElectiveCode'>;
export const ElectiveCode = identifier<ElectiveCode>('ElectiveCode', /^K\d{4}$/, { nl: 'een keuzedeel als K0072', en: 'an elective such as K0072' }, 'K0072');

/** Leerbedrijf-ID (SBB): 6 to 10 digits. */
export type TrainingCompanyId = Brand<string, 'TrainingCompanyId'>;
export const TrainingCompanyId = identifier<TrainingCompanyId>(
  'TrainingCompanyId',
  /^\d{6,10}$/,
  { nl: 'een leerbedrijf-ID van 6 tot 10 cijfers', en: 'a training company id of 6 to 10 digits' },
  '100070003',
);

/** Postcode (PostNL): never SA, SD or SS. */
export type Postcode = Brand<string, 'Postcode'>;
export const Postcode = identifier<Postcode>(
  'Postcode',
  /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/,
  { nl: 'een postcode als 2312 AB', en: 'a postcode such as 2312 AB' },
  '2312 AB',
);

/** Gemeentecode (CBS). */
export type MunicipalityCode = Brand<string, 'MunicipalityCode'>;
export const MunicipalityCode = identifier<MunicipalityCode>(
  'MunicipalityCode',
  /^GM\d{4}$/,
  { nl: 'een gemeentecode als GM0546', en: 'a municipality code such as GM0546' },
  'GM0546',
);

/** Opaque reference that the institution keeps for a student; never a name, student number or BSN. */
export type StudentRef = Brand<string, 'StudentRef'>;
export const StudentRef = identifier<StudentRef>(
  'StudentRef',
  /^st-[A-Za-z0-9]{4,40}$/,
  { nl: 'een studentverwijzing als st-175ef', en: 'a student reference such as st-175ef' },
  'st-175ef',
);

/** Opaque reference to a contact person; name and address are never stored with it. */
export type ContactRef = Brand<string, 'ContactRef'>;
export const ContactRef = identifier<ContactRef>(
  'ContactRef',
  /^ct-[A-Za-z0-9]{1,40}$/,
  { nl: 'een contactverwijzing als ct-07', en: 'a contact reference such as ct-07' },
  'ct-07',
);

/** Name of a programme cycle in addresses, e.g. 2026-2027. */
export type CycleSlug = Brand<string, 'CycleSlug'>;
export const CycleSlug = identifier<CycleSlug>(
  'CycleSlug',
  /^[a-z0-9]+(?:-[a-z0-9]+){0,9}$/,
  { nl: 'kleine letters en cijfers met streepjes, als 2026-2027', en: 'lower-case letters and digits with hyphens, such as 2026-2027' },
  '2026-2027',
  (text) => text.length <= 60,
);

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuidExpected: Sentence = { nl: 'een UUID in kleine letters', en: 'a UUID in lower case' };
const uuid = <T extends string>(name: string): Identifier<T> => identifier<T>(name, uuidPattern, uuidExpected, '0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11');

export type OrganisationId = Brand<string, 'OrganisationId'>;
export const OrganisationId = uuid<OrganisationId>('OrganisationId');
export type NetworkId = Brand<string, 'NetworkId'>;
export const NetworkId = uuid<NetworkId>('NetworkId');
export type InformationDayId = Brand<string, 'InformationDayId'>;
export const InformationDayId = uuid<InformationDayId>('InformationDayId');
export type PartnershipId = Brand<string, 'PartnershipId'>;
export const PartnershipId = uuid<PartnershipId>('PartnershipId');
export type PlacementId = Brand<string, 'PlacementId'>;
export const PlacementId = uuid<PlacementId>('PlacementId');

/** Subject of an access token (OpenID Connect `sub`): opaque, so no e-mail address. */
export type Subject = Brand<string, 'Subject'>;
export const Subject = identifier<Subject>(
  'Subject',
  /^[A-Za-z0-9][A-Za-z0-9._:|-]{0,79}$/,
  {
    nl: 'een ondoorzichtig kenmerk van een persoon, van hooguit 80 letters, cijfers en . _ : | - zonder spaties; geen e-mailadres',
    en: 'an opaque subject of a person, of at most 80 letters, digits and . _ : | - without spaces; no e-mail address',
  },
  'manager-1',
);
