import { describe, expect, it } from '@jest/globals';
import { aggregateNames, aggregates, streamOf } from '../../../domain/aggregates.ts';
import { positionOf } from '../../../domain/ports/event-store.ts';
import type { Recorded } from '../../../domain/ports/projection.ts';
import { type NetworkId, OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { type AuditDocument, type AuditEntry, auditHistory, isEntry } from '../../../projections/audit-history/projection.ts';
import { informationDayId, planDay } from '../../support/builders/information-day.ts';
import { eventsAfter } from '../../support/builders/information-day-history.ts';
import { registerOrganisation } from '../../support/builders/organisation.ts';
import { employer, partnershipId, school, untilStatus } from '../../support/builders/partnership.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { metadata } from '../../support/proposed.ts';
import { registered } from '../../support/registered.ts';

const organisationId = OrganisationId.parse(OrganisationId.example);
const stream = streamOf('organisation', organisationId);
const { type: _, ...registration } = registerOrganisation();
const renamed = { type: 'OrganisationRenamed', data: { name: 'Rijn zorggroep', occurredOn: '2026-02-01' as LocalDate } } as const;
const life = happened('organisation', organisationId, { type: 'OrganisationRegistered', data: registration }, renamed);
const found = async (index: string, where: object, ...history: Parameters<typeof foldedOnce<AuditDocument>>[1][]) =>
  (await (await foldedOnce(auditHistory, ...history)).find({ index, where: where as never, limit: 100 })).items as readonly AuditEntry[];

describe('an entry of the audit history', () => {
  it('says what happened, to what, who recorded it and when, and what it changed', async () => {
    const [, entry] = await found('byStream', { stream }, life);
    expect(entry).toStrictEqual({
      _id: '00000000000000000002',
      stream,
      aggregate: 'organisation',
      aggregateId: organisationId,
      revision: 1,
      type: 'OrganisationRenamed',
      occurredOn: '2026-02-01',
      recordedAt: '2026-11-20T12:00:00.000Z',
      when: '2026-02-01 00000000000000000002',
      actor: 'manager-1',
      role: 'programme-manager',
      organisations: [organisationId],
      sentence: { nl: 'De naam is gewijzigd in Rijn zorggroep.', en: 'The name was changed to Rijn zorggroep.' },
      changes: [{ field: 'name', before: 'Vliet zorggroep', after: 'Rijn zorggroep' }],
    });
  });
  it('of a partnership is about its parties, by the names that they had', async () => {
    const [proposed, signed] = await found(
      'byAggregate',
      { aggregate: 'partnership' },
      registered(employer, 'Vliet zorggroep'),
      registered(school, 'mboRijnland'),
      happened('partnership', partnershipId, ...untilStatus.Signing),
      happened('organisation', employer, renamed),
    );
    expect(proposed?.organisations).toStrictEqual([employer, school]);
    expect(signed?.organisations).toStrictEqual([employer, school]);
    expect(signed?.sentence.nl).toContain('Vliet zorggroep');
  });
  it('of an organisation without a name yet is about that organisation all the same', async () => {
    const [proposed] = await found('all', {}, happened('partnership', partnershipId, ...untilStatus.Proposed));
    expect(proposed?.organisations).toStrictEqual([employer, school]);
    expect(proposed?.sentence.nl).not.toContain('undefined');
  });
});

it('a park is no organisation, though it has a name', async () => {
  const { kind, networkId, hostId, institutionIds } = planDay();
  const park = {
    type: 'NetworkEstablished',
    data: { networkId, name: 'De Waard', municipality: registration.municipality, associationId: hostId, occurredOn: renamed.data.occurredOn },
  } as const;
  const day = happened('informationDay', informationDayId, ...eventsAfter(planDay()));
  const [entry] = await found('byAggregate', { aggregate: 'informationDay' }, happened('businessParkNetwork', networkId as NetworkId, park as never), day);
  expect([kind, entry?.organisations]).toStrictEqual(['institution-at-park', [hostId, ...institutionIds]]);
});

describe('an entry says besides', () => {
  const recorded = (change: Parameters<typeof metadata>[0]): Recorded =>
    ({
      stream,
      revision: 0,
      position: positionOf(7),
      event: { type: 'OrganisationRegistered', data: registration },
      metadata: metadata(change),
    }) as unknown as Recorded;
  const entryOf = (change: Parameters<typeof metadata>[0]) => auditHistory.evolve(recorded(change), { get: () => undefined })[0];
  it('for which organisation somebody acted, why, and from which row of an import', () =>
    expect(
      entryOf({
        actor: { subject: 'anna', role: 'employer', organisation: employer },
        reason: 'told by phone',
        import: { file: 'organisaties.csv', row: 7 } as never,
      }),
    ).toMatchObject({ actor: 'anna', role: 'employer', organisation: employer, reason: 'told by phone', import: { file: 'organisaties.csv', row: 7 } }));
  it('none of it where there is none', () => {
    for (const field of ['organisation', 'reason', 'import', 'knowing', 'discreet']) expect(entryOf({})).not.toHaveProperty(field);
  });
  it('what organisations it tells of, and those it is about', () => {
    expect(auditHistory.keys(recorded({}))).toStrictEqual([`state:${stream}`, `name:${organisationId}`]);
    expect(auditHistory.related?.(recorded({}), { get: () => undefined })).toStrictEqual([]);
    const state = { status: 'Offered', offer: { kind: 'bpv-bol', employerId: employer, institutionId: school } };
    const later = { ...recorded({}), stream: streamOf('placement', partnershipId) } as Recorded;
    const names = auditHistory.related?.(later, {
      get: (id) => (id === `state:${later.stream}` ? ({ _id: id, state } as unknown as AuditDocument) : undefined),
    });
    expect(names).toStrictEqual([`name:${employer}`, `name:${school}`]);
  });
});

describe('the audit history', () => {
  it('has every type of event there is', () =>
    expect([...auditHistory.types].sort()).toStrictEqual(aggregateNames.flatMap((name) => [...aggregates[name].codec.types]).sort()));
  it('keeps more than entries, in none of its lists', async () => {
    const history = await foldedOnce(auditHistory, life);
    const documents = [...(await history.get([`state:${stream}`, `name:${organisationId}`])).values()].map(({ document }) => document);
    expect(documents).toHaveLength(2);
    expect(documents.filter(isEntry)).toStrictEqual([]);
    expect((await history.find({ index: 'all', where: {}, limit: 100 })).items.every(isEntry)).toBe(true);
  });
  it.each([
    ['all', {}, ['OrganisationRegistered', 'PartnershipProposed', 'OrganisationRenamed']],
    ['byAggregate', { aggregate: 'partnership' }, ['PartnershipProposed']],
    ['byOrganisation', { organisations: organisationId }, ['OrganisationRegistered', 'OrganisationRenamed']],
    ['byOrganisation', { organisations: employer }, ['PartnershipProposed']],
    ['byActor', { actor: 'manager-1' }, ['OrganisationRegistered', 'PartnershipProposed', 'OrganisationRenamed']],
    ['byActor', { actor: 'somebody-else' }, []],
    ['byType', { type: 'OrganisationRenamed' }, ['OrganisationRenamed']],
    ['byStream', { stream }, ['OrganisationRegistered', 'OrganisationRenamed']],
  ])('is found %s %j, by the day that it happened', async (index, where, types) =>
    expect((await found(index, where, life, happened('partnership', partnershipId, ...untilStatus.Proposed))).map(({ type }) => type)).toStrictEqual(types),
  );
});
