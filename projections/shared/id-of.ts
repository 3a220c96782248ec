import { aggregateOf } from '../../domain/aggregates.ts';
import type { Recorded } from '../../domain/ports/projection.ts';

/** The id of the aggregate that an event is of. */
export const idOf = ({ stream }: Recorded): string => aggregateOf(stream)?.id ?? '';
