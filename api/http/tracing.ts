import { type Context, context, isSpanContextValid, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { traceOf, traceparentOf } from '../../domain/shared/traceparent.ts';
import { routeOf } from './request-log.ts';

/** Spans go to the SDK that the operator has registered; without one they cost nothing and say nothing. */
export const tracer = (): Tracer => trace.getTracer('stagepact');

/** What runs in it belongs to the trace that a `traceparent` names, or to what is under way here. */
export function under(traceparent: string | undefined): Context {
  const there = traceOf(traceparent);
  return there === undefined ? context.active() : trace.setSpanContext(context.active(), { ...there, isRemote: true });
}

/** Where in a trace a span is; also without an SDK, as far as the caller has said it. */
export const placeOf = (span: Span): string | undefined => (isSpanContextValid(span.spanContext()) ? traceparentOf(span.spanContext()) : undefined);

/** A span for each request, within the caller's trace. An instrumentation that has read the header already goes before it. */
export const traced: RequestHandler = (request, response, next) => {
  const parent = trace.getSpan(context.active()) === undefined ? under(request.get('traceparent')) : context.active();
  const span = tracer().startSpan(request.method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method } }, parent);
  response.locals.traceparent = placeOf(span);
  response.once('close', () => {
    const route = routeOf(request);
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.route': route,
      'http.response.status_code': response.statusCode,
      'stagepact.correlation_id': response.locals.correlationId,
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
};
