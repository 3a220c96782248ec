import { type Attributes, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { under } from '../../api/http/tracing.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import { traceOf } from '../../domain/shared/traceparent.ts';
import type { Decoded } from '../projecting/decoding.ts';
import type { Around } from '../projecting/loop.ts';
import type { Metrics } from './metrics.ts';
import { spanned } from './spans.ts';

const mostLinks = 32;

/** Measures how projections get on, and shows their work in the traces of the commands whose events they take in. */
export const watchedProjecting =
  ({ projectionBatch, projectionEvents }: Metrics): Around =>
  async (projection, batch, apply) => {
    if (batch.length === 0) return apply();
    const ended = projectionBatch.startTimer({ projection: projection.name });
    try {
      await inTheirTraces(projection, batch, apply);
    } finally {
      ended();
      projectionEvents.inc({ projection: projection.name }, batch.length);
    }
  };

/** In the trace of the events where they all come from one; linked with them where they come from several. */
async function inTheirTraces({ name, types }: Projection, batch: readonly Decoded[], apply: () => Promise<void>): Promise<void> {
  const taken = batch.filter(({ stored }) => types.has(stored.type));
  const places = [...new Set(taken.map(({ stored }) => stored.metadata.traceparent))].filter((traceparent) => traceOf(traceparent) !== undefined);
  const [first, ...others] = places;
  if (first === undefined) return apply();
  const attributes: Attributes = { 'stagepact.projection': name, 'stagepact.events': taken.length };
  const links = places.slice(0, mostLinks).flatMap((place) => trace.getSpanContext(under(place)) ?? []);
  await (others.length === 0
    ? spanned(`project ${name}`, { attributes }, under(first), apply)
    : spanned(`project ${name}`, { attributes, links: links.map((context) => ({ context })) }, ROOT_CONTEXT, apply));
}
