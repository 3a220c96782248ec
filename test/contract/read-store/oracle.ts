import type { FieldValue, IndexDefinition, Query } from '../../../domain/ports/read-store.ts';
import type { Thing } from './things.ts';

type Values = Readonly<Record<string, FieldValue | readonly FieldValue[] | undefined>>;
type Seen = Readonly<{ sort: FieldValue; id: string }>;

const valuesOf = (thing: Thing, field: string): readonly FieldValue[] => {
  const value = (thing as unknown as Values)[field];
  return value === undefined ? [] : ([value].flat() as FieldValue[]);
};

/** Numbers by size, texts by code points. */
function compareValues(a: FieldValue, b: FieldValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [[...String(a)], [...String(b)]];
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) as number) - (other.codePointAt(0) as number);
  }
  return left.length - right.length;
}

/** A read model as a list that is gone through from beginning to end: slow, and plain enough to be believed. */
export class Oracle {
  readonly things = new Map<string, { readonly thing: Thing; readonly position: string }>();

  write(thing: Thing, position: string): void {
    const held = this.things.get(thing._id);
    if (held === undefined || held.position < position) this.things.set(thing._id, { thing, position });
  }

  /** The ids that a query finds behind the place that was seen last. */
  find(index: IndexDefinition, query: Query, seen: Seen | undefined): readonly string[] {
    const sign = query.order === 'descending' ? -1 : 1;
    const order = (a: Seen, b: Seen): number => sign * (compareValues(a.sort, b.sort) || compareValues(a.id, b.id));
    return [...this.things.values()]
      .map(({ thing }) => thing)
      .filter((thing) => index.fields.every((field) => valuesOf(thing, field).some((value) => [query.where[field]].flat().includes(value))))
      .flatMap((thing) => valuesOf(thing, index.sort).map((sort) => ({ sort, id: thing._id })))
      .filter(({ sort }) => query.from === undefined || compareValues(sort, query.from) >= 0)
      .filter(({ sort }) => query.to === undefined || compareValues(sort, query.to) <= 0)
      .filter(({ sort }) => query.prefix === undefined || String(sort).startsWith(query.prefix))
      .filter((place) => seen === undefined || order(place, seen) > 0)
      .sort(order)
      .slice(0, query.limit)
      .map(({ id }) => id);
  }

  placeOf(index: IndexDefinition, id: string): Seen {
    return { sort: valuesOf((this.things.get(id) as { thing: Thing }).thing, index.sort)[0] as FieldValue, id };
  }
}
