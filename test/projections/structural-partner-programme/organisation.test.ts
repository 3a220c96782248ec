import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../domain/partnership/fulfilment.ts';
import { ContactRef, Crebo } from '../../../domain/shared/identifiers.ts';
import type { SchoolYear } from '../../../domain/shared/school-year.ts';
import type { OrganisationDocument } from '../../../projections/structural-partner-programme/document.ts';
import { begun, dayHeld, demandReported, joined, nothingKnown, withdrawn } from '../../../projections/structural-partner-programme/organisation.ts';
import { dayOf, on } from '../../support/builders/partner-programme.ts';
import { employer, park, partnershipId, school } from '../../support/builders/partnership.ts';

const named = (number: number, role: 'trainer' | 'contact-person' = 'trainer') =>
  ({ type: 'contact-named', organisationId: employer, role, contactRef: ContactRef.parse(`ct-${number}`), on: on('2025-09-01') }) as const;
const obtained = (crebo: string) => ({ type: 'recognition-obtained', organisationId: employer, crebo: Crebo.parse(crebo), on: on('2025-09-01') }) as const;
const after = (...changes: readonly ((known: OrganisationDocument) => OrganisationDocument)[]): OrganisationDocument =>
  changes.reduce((known, change) => change(known), nothingKnown(employer));
const standing = [named(1), named(1, 'contact-person'), named(2), obtained('25655'), obtained('25656')];
const all = after(...standing.map((each) => (known: OrganisationDocument) => begun(known, each)));

describe('what is remembered of an organisation', () => {
  it('is bounded: what was recorded longest ago is forgotten first', () => {
    const known = Array.from({ length: 2010 }, (_, number) => number).reduce((before, number) => begun(before, named(number)), nothingKnown(employer));
    expect(known.evidence).toHaveLength(2000);
    expect([known.evidence[0], known.evidence.at(-1)]).toStrictEqual([named(10), named(2009)]);
  });
  it('are its contacts by role and person, and its recognitions, each since the first time', () => {
    expect(all.evidence).toStrictEqual(standing);
    for (const each of standing) expect(begun(all, { ...each, on: on('2026-01-01') })).toBe(all);
  });
  it.each(standing)('stands until it is withdrawn, and nothing else with it: %j', (each) => {
    const gone = withdrawn(all, { ...each, on: on('2026-10-01') });
    expect(gone.evidence).toStrictEqual(standing.map((other) => (other === each ? { ...other, until: '2026-10-01' } : other)));
    expect(withdrawn(gone, { ...each, on: on('2026-11-01') })).toBe(gone);
    const back = { ...each, on: on('2027-01-01') };
    expect(begun(gone, back).evidence).toStrictEqual([...gone.evidence, back]);
  });
  it('is not withdrawn when it was never there', () => {
    const known = begun(nothingKnown(employer), named(1));
    for (const each of standing.slice(1)) expect(withdrawn(known, each)).toBe(known);
  });
  it('is each cell of demand once', () => {
    const cell = { type: 'demand-reported', institution: school, level: 'mbo-2', sector: 'handel', schoolYear: '2025-2026' as SchoolYear } as const;
    const others = [cell, { ...cell, level: 'mbo-3' }, { ...cell, sector: 'ict-creatief' }, { ...cell, schoolYear: '2026-2027' as SchoolYear }] as const;
    const known = others.reduce((before, each) => demandReported(before, each), nothingKnown(school));
    expect(known.evidence).toStrictEqual(others);
    for (const each of others) expect(demandReported(known, each)).toBe(known);
  });
  it('is of a day what it had to do with it, once', () => {
    const day = { type: 'information-day-held', kind: 'regional-fair', hosts: [park], institutions: [school, park], on: on('2026-03-01') } as const;
    const held = (number: number) => ({ ...day, informationDayId: dayOf(number), companies: [employer, school] }) satisfies Evidence;
    const known = dayHeld(dayHeld(nothingKnown(school), held(1), school), held(2), school);
    const own = (number: number) => ({ ...held(number), hosts: [], institutions: [school], companies: [school] });
    expect(known.evidence).toStrictEqual([own(1), own(2)]);
    expect(dayHeld(known, held(1), school)).toBe(known);
  });
  it('is a partnership once', () => {
    const known = joined(nothingKnown(employer), partnershipId);
    expect(known.partnerships).toStrictEqual([partnershipId]);
    expect(joined(known, partnershipId)).toBe(known);
  });
});
