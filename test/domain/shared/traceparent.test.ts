import { describe, expect, it } from '@jest/globals';
import { traceOf, traceparentOf } from '../../../domain/shared/traceparent.ts';

const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

describe('a traceparent', () => {
  it.each([
    [`00-${traceId}-${spanId}-01`, 1],
    [`00-${traceId}-${spanId}-00`, 0],
    [`01-${traceId}-${spanId}-01`, 1],
    [`cc-${traceId}-${spanId}-01-what-the-future-will-be-like`, 1],
  ])('%s says where in a trace something was asked', (traceparent, traceFlags) => {
    expect(traceOf(traceparent)).toStrictEqual({ traceId, spanId, traceFlags });
  });

  it.each([
    undefined,
    '',
    'somewhere',
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${traceId}-${spanId}`,
    `00-${traceId}-${spanId}-1`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.slice(1)}-${spanId}-01`,
    ` 00-${traceId}-${spanId}-01`,
  ])('%j says nothing', (traceparent) => {
    expect(traceOf(traceparent)).toBeUndefined();
  });

  it('is written as it is read', () => {
    for (const flags of ['00', '01', '03', 'ff']) {
      const traceparent = `00-${traceId}-${spanId}-${flags}`;
      expect(traceparentOf(traceOf(traceparent) ?? { traceId: '', spanId: '', traceFlags: 0 })).toBe(traceparent);
    }
  });
});
