import { actionOf } from '../../domain/access/actions.ts';
import { concerned } from '../../domain/access/involved.ts';
import { type AggregateName, streamOf } from '../../domain/aggregates.ts';
import type { Revision } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import type { Sentence } from '../../domain/shared/rejection.ts';
import { type AuditDocument, type AuditEntry, auditHistory } from '../../projections/audit-history/projection.ts';
import type { RegisterDocument } from '../../projections/shared/register.ts';
import { entryView } from '../audit/view.ts';
import type { ApiParts } from '../parts.ts';
import { listRoute, type Page } from './listing.ts';
import { Problem } from './problem.ts';
import type { Call } from './request.ts';
import type { Answer, Route } from './route.ts';
import { etagOf, type View, type Viewed, viewOf } from './view.ts';

const instantPattern = /^(?<day>\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const instant = {
  // Date.parse takes the thirtieth of February for the second of March.
  ok: (text: string) => LocalDate.is(instantPattern.exec(text)?.groups?.day) && !Number.isNaN(Date.parse(text)),
  expected: {
    nl: 'een tijdstip als 2026-11-24T12:00:00Z; een + wordt in een adres geschreven als %2B',
    en: 'an instant such as 2026-11-24T12:00:00Z; in an address, + is written as %2B',
  },
  schema: { type: 'string', format: 'date-time' },
};
const revisionKey = {
  ok: (text: string) => /^\d{1,9}$/.test(text),
  expected: { nl: 'een nummer vanaf 0', en: 'a number from 0' },
  schema: { type: 'integer', minimum: 0, maximum: 999_999_999 },
};
const about: Sentence = {
  nl: 'asOf: zoals het op dat tijdstip vastgelegd was; revision: zoals het na die gebeurtenis was. Wat er toen niet was, geeft 404.',
  en: 'asOf: as it was on record at that instant; revision: as it was after that event. What was not there then gives 404.',
};
const either: Sentence = { nl: 'asOf of revision, niet allebei', en: 'asOf or revision, not both' };

export type ReadRoutes<A extends AggregateName, D extends RegisterDocument<A>> = Readonly<{
  aggregate: A;
  collection: string;
  register: Projection<D>;
  idOf?(call: Call): string;
  /** The aggregate as it is now, where its document tells more than its own stream. */
  view?(document: D, call: Call): View;
}>;

/** `GET` of one aggregate, now or as it was, and of its history. */
export function readRoutes<A extends AggregateName, D extends RegisterDocument<A>>(
  parts: ApiParts,
  { aggregate, collection, register, idOf = ({ params }) => params.id ?? '', view }: ReadRoutes<A, D>,
): readonly Route[] {
  const resource = collection.slice(1);
  const one: Route = {
    method: 'get',
    path: `${collection}/:id`,
    action: actionOf(resource, 'read'),
    about,
    query: { asOf: instant, revision: revisionKey },
    handle: async (call) => {
      const id = idOf(call);
      const { asOf, revision } = call.query;
      if (asOf !== undefined && revision !== undefined)
        throw new Problem('InvalidInput', {}, [{ pointer: '/asOf', code: 'either', detail: either[call.language] }]);
      const found = (held: Held<A> | undefined): Answer => answerOf({ _id: id, aggregate }, held, call);
      const past = (held: Held<A> | undefined): Answer => found(held && wasTheirs(aggregate, held, call) ? held : undefined);
      if (asOf !== undefined) return past(await parts.commands.loadAsOf(aggregate, id, { instant: asOf }));
      if (revision !== undefined) {
        const held = await parts.commands.loadAsOf(aggregate, id, { revision: Number(revision) as Revision });
        // One that has not come yet is not the newest there is.
        return past(held?.revision === Number(revision) ? held : undefined);
      }
      const document = (await (await parts.readModels.collection(register, call.consistency)).get([id])).get(id)?.document;
      const answer = found(document);
      return view === undefined || document === undefined ? answer : { ...answer, body: view(document, call) };
    },
  };
  const entries = listRoute<AuditDocument>(parts, {
    path: `${collection}/:id/history`,
    action: actionOf(resource, 'history'),
    projection: auditHistory,
    filters: {},
    fixed: (call) => ({ stream: streamOf(aggregate, idOf(call)) }),
    item: (entry, call) => entryView(entry as AuditEntry, call),
  });
  const history: Route = {
    ...entries,
    handle: async (call) => {
      const answer = await entries.handle(call);
      // Whatever there is has begun with an event.
      if (call.query.cursor === undefined && (answer.body as Page).items.length === 0) throw new Problem('NotFound');
      return answer;
    },
  };
  return [one, history];
}

/** What a record was before it came to concern somebody was between others. */
const wasTheirs = <A extends AggregateName>(aggregate: A, { state }: Held<A>, { scope }: Call): boolean =>
  scope === 'all' || concerned(aggregate, state, scope.organisations);

type Held<A extends AggregateName> = Pick<Viewed<A>, 'state' | 'revision'>;

function answerOf<A extends AggregateName>(what: Pick<Viewed<A>, '_id' | 'aggregate'>, held: Held<A> | undefined, call: Call): Answer {
  if (held === undefined) throw new Problem('NotFound');
  const { state, revision } = held;
  return { status: 200, headers: { ETag: etagOf(revision) }, body: viewOf({ ...what, state, revision }, call) };
}
