import { codecOf, type EventsOf } from '../shared/codec.ts';
import { BranchNumber, Brin, ContactRef, Crebo, KvkNumber, MunicipalityCode, OrganisationId, Postcode, TrainingCompanyId } from '../shared/identifiers.ts';
import { organisationKinds, sectors } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { id, list, oneOf, optional, text } from '../shared/schema.ts';

export const contactRoles = ['stagecoordinator', 'contact-person', 'trainer'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** Where a recognition was looked up: the public register of SBB, a file, or by word of the company. */
export const recognitionSources = ['sbb-register', 'file', 'company'] as const;
export type RecognitionSource = (typeof recognitionSources)[number];

const occurredOn = id(LocalDate);

export const organisationEvents = {
  OrganisationRegistered: {
    data: {
      organisationId: id(OrganisationId),
      name: text,
      kind: oneOf(organisationKinds),
      kvk: id(KvkNumber),
      branch: optional(id(BranchNumber)),
      brin: optional(id(Brin)),
      municipality: id(MunicipalityCode),
      postcode: id(Postcode),
      place: text,
      sectors: list(oneOf(sectors)),
      occurredOn,
    },
  },
  OrganisationRenamed: { data: { name: text, occurredOn } },
  OrganisationMoved: { data: { municipality: id(MunicipalityCode), postcode: id(Postcode), place: text, occurredOn } },
  SectorsChanged: { data: { sectors: list(oneOf(sectors)), occurredOn } },
  ContactAdded: { data: { role: oneOf(contactRoles), contactRef: id(ContactRef), occurredOn } },
  ContactWithdrawn: { data: { role: oneOf(contactRoles), contactRef: id(ContactRef), occurredOn } },
  RecognitionRecorded: {
    data: { trainingCompanyId: id(TrainingCompanyId), crebo: id(Crebo), verifiedAt: id(LocalDate), source: oneOf(recognitionSources), occurredOn },
  },
  RecognitionWithdrawn: { data: { trainingCompanyId: id(TrainingCompanyId), crebo: id(Crebo), reason: text, occurredOn } },
  OrganisationDeactivated: { data: { reason: text, occurredOn } },
} as const;

export type OrganisationEvent = EventsOf<typeof organisationEvents>;
export const organisationCodec = codecOf(organisationEvents);
