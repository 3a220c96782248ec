import { afterEach, describe, expect, it } from '@jest/globals';
import { positionOf, type Revision, type StreamName } from '../../../domain/ports/event-store.ts';
import { auditHistory } from '../../../projections/audit-history/projection.ts';
import { type Decoded, decoded } from '../../../src/projecting/decoding.ts';
import type { Around } from '../../../src/projecting/loop.ts';
import { Metrics } from '../../../src/watching/metrics.ts';
import { watchedProjecting } from '../../../src/watching/watched-projecting.ts';
import { metadata, proposed } from '../../support/proposed.ts';
import { RecordingTracer } from '../../support/recording-tracer.ts';

const trace = (number: number): string => `00-${String(number).padStart(32, 'a')}-${String(number).padStart(16, 'b')}-01`;
const spanOf = (number: number): string => String(number).padStart(16, 'b');
const event = (place: number, traceparent?: string, type = 'OrganisationRenamed'): Decoded =>
  decoded({
    ...proposed({ type, data: { name: 'Vliet', occurredOn: '2026-11-20' }, metadata: metadata(traceparent === undefined ? {} : { traceparent }) }),
    stream: 'organisation-a' as StreamName,
    revision: place as Revision,
    position: positionOf(place),
  });

describe('projecting, watched', () => {
  afterEach(() => RecordingTracer.unregister());
  const apply = async (): Promise<void> => undefined;
  const around: Around = (...given) => watchedProjecting(new Metrics())(...given);

  it('is seen in the trace of the events where they come from one', async () => {
    const recording = RecordingTracer.register();
    await around(auditHistory as never, [event(1, trace(1)), event(2, trace(1)), event(3)], apply);
    expect(recording.span('project audit-history')).toMatchObject({ parent: spanOf(1), links: [], attributes: { 'stagepact.events': 3 } });
  });

  it('is linked with the traces of the events where they come from several, and with so many and no more', async () => {
    const recording = RecordingTracer.register();
    await around(auditHistory as never, [event(1, trace(1)), event(2, trace(2))], apply);
    expect(recording.span('project audit-history')).toMatchObject({ parent: undefined, links: [spanOf(1), spanOf(2)] });
    RecordingTracer.unregister();
    const busy = RecordingTracer.register();
    await around(
      auditHistory as never,
      Array.from({ length: 100 }, (_, index) => event(index + 1, trace(index + 1))),
      apply,
    );
    expect(busy.span('project audit-history').links).toHaveLength(32);
  });

  it('is not seen where nobody asked, or where it is about other events', async () => {
    const recording = RecordingTracer.register();
    await around(auditHistory as never, [event(1), event(2, 'nonsense'), event(3, trace(3), 'SomethingElse')], apply);
    expect(recording.spans).toStrictEqual([]);
  });

  it('is measured, also when it fails', async () => {
    const metrics = new Metrics();
    const watched = watchedProjecting(metrics);
    await watched(auditHistory as never, [event(1), event(2)], apply);
    await expect(watched(auditHistory as never, [event(3)], async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await watched(auditHistory as never, [], apply);
    const text = await metrics.registry.metrics();
    expect(text).toContain('stagepact_projection_events_total{projection="audit-history"} 3');
    expect(text).toContain('stagepact_projection_batch_duration_seconds_count{projection="audit-history"} 2');
  });
});
