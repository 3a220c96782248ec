import { describe, expect, it } from '@jest/globals';
import { partnershipCodec } from '../../../domain/partnership/events.ts';
import { day, partnershipId, school } from '../../support/builders/partnership.ts';

describe('stored evidence of a contribution', () => {
  const stored = (evidence: unknown) => ({
    number: 1,
    commitmentNumber: 2,
    organisationId: school,
    schoolYear: '2025-2026',
    quantity: 1,
    evidence,
    recordedBy: 'manager-1',
    occurredOn: day,
  });
  const decode = (evidence: unknown) => () => partnershipCodec.decode('ContributionRecorded', stored(evidence), 1);
  it.each([
    { type: 'placement', placementId: partnershipId },
    { type: 'information-day', informationDayId: partnershipId },
    { type: 'document', reference: 'x' },
  ])('is read as $type', (evidence) => expect(decode(evidence)()).toStrictEqual({ type: 'ContributionRecorded', data: stored(evidence) }));
  it.each([
    [null, 'type must be one of placement, information-day, document'],
    ['document', 'type must be one of placement, information-day, document'],
    [{}, 'type must be one of placement, information-day, document'],
    [{ type: 'constructor' }, 'type must be one of placement, information-day, document'],
    [{ type: 'placement', reference: 'x' }, '/evidence/placementId must be a UUID in lower case'],
  ])('is refused as %j', (evidence, sentence) => expect(decode(evidence)).toThrow(sentence));
});
