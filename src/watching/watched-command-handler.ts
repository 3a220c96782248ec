import type { Span } from '@opentelemetry/api';
import { placeOf, under } from '../../api/http/tracing.ts';
import type { AggregateName } from '../../domain/aggregates.ts';
import type { AsOf, CommandContext, CommandHandler, Loaded, Outcome, Step } from '../../domain/ports/commanding.ts';
import { ConcurrencyConflict } from '../../domain/ports/errors.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import type { Metrics } from './metrics.ts';
import { spanned } from './spans.ts';

/** A command handler whose commands are measured, and whose events carry on the trace that the command was given in. */
export class WatchedCommandHandler implements CommandHandler {
  readonly #handler: CommandHandler;
  readonly #metrics: Metrics;

  constructor(handler: CommandHandler, metrics: Metrics) {
    this.#handler = handler;
    this.#metrics = metrics;
  }

  async handle<A extends AggregateName>(aggregate: A, id: string, steps: readonly Step<A>[], context: CommandContext): Promise<Outcome<A>> {
    const ended = this.#metrics.commandDuration.startTimer({ aggregate });
    const attributes = {
      'stagepact.aggregate': aggregate,
      'stagepact.commands': steps.map(({ command }) => command.type),
      'stagepact.correlation_id': context.correlationId,
    };
    let outcome = 'failed';
    const handle = async (span: Span): Promise<Outcome<A> | Rejection> => {
      const traceparent = placeOf(span);
      try {
        const done = await this.#handler.handle(aggregate, id, steps, { ...context, ...(traceparent !== undefined && { traceparent }) });
        outcome = done.written > 0 ? 'written' : done.repeated ? 'repeated' : 'unchanged';
        return done;
      } catch (error) {
        if (error instanceof ConcurrencyConflict) outcome = 'conflict';
        if (!(error instanceof Rejection)) throw error;
        // The rules have said no: an answer like another, and no fault.
        outcome = 'refused';
        span.setAttribute('stagepact.refused', error.code);
        return error;
      } finally {
        span.setAttribute('stagepact.outcome', outcome);
      }
    };
    try {
      const done = await spanned(`command ${aggregate}`, { attributes }, under(context.traceparent), handle);
      if (done instanceof Rejection) throw done;
      return done;
    } finally {
      ended({ outcome });
    }
  }

  load<A extends AggregateName>(aggregate: A, id: string): Promise<Loaded<A> | undefined> {
    return this.#handler.load(aggregate, id);
  }

  loadAsOf<A extends AggregateName>(aggregate: A, id: string, asOf: AsOf): Promise<Loaded<A> | undefined> {
    return this.#handler.loadAsOf(aggregate, id, asOf);
  }
}
