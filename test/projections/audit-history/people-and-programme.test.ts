import { describe, expect, it } from '@jest/globals';
import { type AggregateName, type EventOf, streamOf } from '../../../domain/aggregates.ts';
import {
  ContactRef,
  Crebo,
  CycleSlug,
  MunicipalityCode,
  OrganisationId,
  Postcode,
  ProgrammeCode,
  Subject,
  TrainingCompanyId,
} from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { type AuditEntry, auditHistory } from '../../../projections/audit-history/projection.ts';
import { access } from '../../support/builders/access-record.ts';
import { figures } from '../../support/builders/programme-cycle.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { registered } from '../../support/registered.ts';

const occurredOn = '2026-02-01' as LocalDate;
const organisationId = OrganisationId.parse(OrganisationId.example);
const names = registered(organisationId, 'mboRijnland');

/** The entry of the last of the events. */
async function lastEntry<A extends AggregateName>(aggregate: A, id: string, ...events: readonly EventOf<A>[]): Promise<AuditEntry> {
  const entries = await foldedOnce(auditHistory, names, happened(aggregate, id, ...events));
  const { items } = await entries.find({ index: 'byStream', where: { stream: streamOf(aggregate, id) }, order: 'descending', limit: 1 });
  return items[0] as AuditEntry;
}
const expectStory = async <A extends AggregateName>(aggregate: A, id: string, event: EventOf<A>, nl: string, en: string) =>
  expect((await lastEntry(aggregate, id, event)).sentence).toStrictEqual({ nl, en });

describe('the story of an organisation', () => {
  const trainingCompanyId = TrainingCompanyId.parse('100070003');
  const crebo = Crebo.parse('25655');
  const contact = { role: 'trainer', contactRef: ContactRef.parse('ct-1'), occurredOn } as const;
  it.each<[EventOf<'organisation'>, string, string]>([
    [
      { type: 'OrganisationRenamed', data: { name: 'mboRijnland Leiden', occurredOn } },
      'De naam is gewijzigd in mboRijnland Leiden.',
      'The name was changed to mboRijnland Leiden.',
    ],
    [
      { type: 'OrganisationMoved', data: { municipality: MunicipalityCode.parse('GM0546'), postcode: Postcode.parse('2348 LV'), place: 'Leiden', occurredOn } },
      'Verhuisd naar 2348 LV Leiden.',
      'Moved to 2348 LV Leiden.',
    ],
    [{ type: 'SectorsChanged', data: { sectors: ['handel'], occurredOn } }, 'De sectoren zijn nu: handel.', 'The sectors are now: trade.'],
    [
      { type: 'SectorsChanged', data: { sectors: ['handel', 'ict-creatief', 'bovensectoraal'], occurredOn } },
      'De sectoren zijn nu: handel; ict en creatieve industrie; bovensectoraal.',
      'The sectors are now: trade; ICT and creative industry; cross-sector.',
    ],
    [{ type: 'SectorsChanged', data: { sectors: [], occurredOn } }, 'De sectoren zijn nu: geen.', 'The sectors are now: none.'],
    [{ type: 'ContactAdded', data: contact }, 'Er is een praktijkopleider genoemd.', 'A workplace trainer was named.'],
    [{ type: 'ContactWithdrawn', data: contact }, 'De rol praktijkopleider is teruggetrokken.', 'The role workplace trainer was withdrawn.'],
    [
      { type: 'RecognitionRecorded', data: { trainingCompanyId, crebo, verifiedAt: occurredOn, source: 'file', occurredOn } },
      'Erkend als leerbedrijf 100070003 voor crebo 25655, nagegaan op 2026-02-01.',
      'Recognised as training company 100070003 for crebo 25655, verified on 2026-02-01.',
    ],
    [
      { type: 'RecognitionWithdrawn', data: { trainingCompanyId, crebo, reason: 'no trainer', occurredOn } },
      'De erkenning voor crebo 25655 is ingetrokken: no trainer.',
      'The recognition for crebo 25655 was withdrawn: no trainer.',
    ],
    [
      { type: 'OrganisationDeactivated', data: { reason: 'merged', occurredOn } },
      'De organisatie doet niet meer mee: merged.',
      'The organisation takes part no more: merged.',
    ],
  ])('tells of %j', async (event, nl, en) => expectStory('organisation', organisationId, event, nl, en));
});

describe('the story of a membership', () => {
  const subject = Subject.parse('anna');
  const granted = { subject, role: 'institution', from: occurredOn, grantedBy: 'admin', occurredOn } as const;
  const revoked = { subject, role: 'institution', reason: 'left', revokedBy: 'admin', occurredOn } as const;
  it.each<[string, EventOf<'membership'>, string, string]>([
    [
      'a grant for an organisation, up to a day',
      { type: 'MembershipGranted', data: { ...granted, organisationId, to: '2027-01-31' as LocalDate } },
      'anna mag optreden als instelling van mboRijnland, vanaf 2026-02-01 tot en met 2027-01-31.',
      'anna may act as institution of mboRijnland, from 2026-02-01 up to and including 2027-01-31.',
    ],
    [
      'a grant for all',
      { type: 'MembershipGranted', data: { ...granted, role: 'programme-manager' } },
      'anna mag optreden als programmamanager, vanaf 2026-02-01.',
      'anna may act as programme manager, from 2026-02-01.',
    ],
    [
      'a revocation at an organisation',
      { type: 'MembershipRevoked', data: { ...revoked, organisationId } },
      'anna mag niet meer optreden als instelling van mboRijnland: left.',
      'anna may no longer act as institution of mboRijnland: left.',
    ],
    [
      'a revocation of what was for all',
      { type: 'MembershipRevoked', data: { ...revoked, role: 'programme-manager' } },
      'anna mag niet meer optreden als programmamanager: left.',
      'anna may no longer act as programme manager: left.',
    ],
  ])('tells of %s', async (_, event, nl, en) => expectStory('membership', subject, event, nl, en));
});

describe('the story of the access journal', () => {
  const { stream: _, ...nowhere } = access;
  it.each<[EventOf<'accessRecord'>, string, string]>([
    [
      { type: 'ActionDenied', data: { access, why: 'other-organisation', occurredOn } },
      'Niet toegestaan (dit is van een andere organisatie). auditor-1: placements:read op placement-1.',
      'Not allowed (this is of another organisation). auditor-1: placements:read on placement-1.',
    ],
    [
      { type: 'CommandRefused', data: { access, code: 'SamePerson', occurredOn } },
      'Afgewezen door de regels (SamePerson). auditor-1: placements:read op placement-1.',
      'Refused by the rules (SamePerson). auditor-1: placements:read on placement-1.',
    ],
    [
      { type: 'RecordRead', data: { access, occurredOn } },
      'Ingezien door een auditor. auditor-1: placements:read op placement-1.',
      'Read by an auditor. auditor-1: placements:read on placement-1.',
    ],
    [{ type: 'DataExported', data: { access: nowhere, occurredOn } }, 'Uitgevoerd. auditor-1: placements:read.', 'Exported. auditor-1: placements:read.'],
  ])('tells of %j', async (event, nl, en) => expectStory('accessRecord', '0b0f2a50-6f2e-5b8e-9d5e-000000000001', event, nl, en));
});

describe('the story of a programme cycle', () => {
  const slug = CycleSlug.parse('2025-2026');
  const cell = { level: 'mbo-2', sector: 'handel', kind: 'internship' } as const;
  const period = { from: '2025-08-01' as LocalDate, to: '2026-07-31' as LocalDate };
  const demand = { slug, institutionId: organisationId, level: 'mbo-2', sector: 'handel', period, students: 9, occurredOn } as const;
  it.each<[string, EventOf<'programmeCycle'>, string, string]>([
    [
      'its opening',
      { type: 'CycleOpened', data: { slug, name: 'Stagepact071 2025-2026', ...period, totalTarget: 1000, cells: [], occurredOn } },
      'Stagepact071 2025-2026 is geopend, van 2025-08-01 tot en met 2026-07-31, met een doel van 1000 plaatsen.',
      'Stagepact071 2025-2026 was opened, from 2025-08-01 to 2026-07-31, with a target of 1000 places.',
    ],
    [
      'the total target',
      { type: 'TargetRevised', data: { slug, places: 1200, before: 1000, reason: 'more', occurredOn } },
      'Het totale doel is herzien van 1000 naar 1200 plaatsen: more.',
      'The total target was revised from 1000 to 1200 places: more.',
    ],
    [
      'a new target',
      { type: 'TargetRevised', data: { slug, cell, places: 12, reason: 'more', occurredOn } },
      'Het doel voor mbo niveau 2, handel (stageplek) is gesteld op 12 plaatsen: more.',
      'The target for MBO level 2, trade (internship) was set at 12 places: more.',
    ],
    [
      'a target of one place',
      { type: 'TargetRevised', data: { slug, cell, places: 1, before: 2, reason: 'fewer', occurredOn } },
      'Het doel voor mbo niveau 2, handel (stageplek) is herzien van 2 naar 1 plaats: fewer.',
      'The target for MBO level 2, trade (internship) was revised from 2 to 1 place: fewer.',
    ],
    [
      'the demand of one student',
      { type: 'DemandReported', data: { ...demand, students: 1 } },
      'mboRijnland meldt 1 student die een plek zoekt (mbo niveau 2, handel).',
      'mboRijnland reports 1 student who seeks a place (MBO level 2, trade).',
    ],
    [
      'demand',
      { type: 'DemandReported', data: demand },
      'mboRijnland meldt 9 studenten die een plek zoeken (mbo niveau 2, handel).',
      'mboRijnland reports 9 students who seek a place (MBO level 2, trade).',
    ],
    [
      'demand that was reported before, for a programme',
      { type: 'DemandReported', data: { ...demand, programmeCode: ProgrammeCode.parse('25655'), before: 7 } },
      'mboRijnland meldt 9 studenten die een plek zoeken, eerder 7 (mbo niveau 2, handel, opleiding 25655).',
      'mboRijnland reports 9 students who seek a place, 7 before (MBO level 2, trade, programme 25655).',
    ],
    [
      'its closing',
      { type: 'CycleClosed', data: { slug, totalTarget: 1000, cells: [], demand: 9, figures, occurredOn } },
      'Het programmajaar is afgesloten. Op een doel van 1000 plaatsen zijn er 90 aangeboden, 60 gestart en 50 afgerond.',
      'The cycle was closed. Of a target of 1000 places, 90 were offered, 60 started and 50 completed.',
    ],
  ])('tells of %s', async (_, event, nl, en) => expectStory('programmeCycle', slug, event, nl, en));
});
