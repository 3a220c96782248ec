import { describe, expect, it } from '@jest/globals';
import { ContactRef } from '../../../domain/shared/identifiers.ts';
import { begun, nothingKnown } from '../../../projections/structural-partner-programme/organisation.ts';
import { on } from '../../support/builders/partner-programme.ts';
import { employer } from '../../support/builders/partnership.ts';

describe('what is remembered of an organisation', () => {
  it('is bounded: what was recorded longest ago is forgotten first', () => {
    const named = (number: number) =>
      ({ type: 'contact-named', organisationId: employer, role: 'trainer', contactRef: ContactRef.parse(`ct-${number}`), on: on('2025-09-01') }) as const;
    const known = Array.from({ length: 2010 }, (_, number) => number).reduce((before, number) => begun(before, named(number)), nothingKnown(employer));
    expect(known.evidence).toHaveLength(2000);
    expect([known.evidence[0], known.evidence.at(-1)]).toStrictEqual([named(10), named(2009)]);
  });
});
