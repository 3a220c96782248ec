import { aggregateNames } from '../../domain/aggregates.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { identified, oneOf, text } from '../http/listing.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { sentEvents } from './sent-events.ts';

/** What happens, as it happens: the entries of the history as Server-Sent Events, from where the client had got to. */
export const eventRoutes = ({ live, clock }: ApiParts): readonly Route[] => [
  {
    method: 'get',
    path: '/events',
    action: 'events:follow',
    about: {
      nl: 'Server-Sent Events: `data` is een AuditEntry als JSON; het laatste `id` gaat als Last-Event-ID terug, en dan wordt niets gemist. Filters gaan in elke combinatie.',
      en: 'Server-Sent Events: `data` is an AuditEntry as JSON; the last `id` goes back as Last-Event-ID, and then nothing is missed. Filters go in any combination.',
    },
    query: { aggregate: oneOf(aggregateNames), organisation: identified(OrganisationId), stream: text(120) },
    handle: async (call) => {
      const day = clock.today();
      const reader = await live.open(call.actor.subject, call.lastEventId);
      // From here on a change of memberships ends the stream; one that came in between must not be missed.
      try {
        if (!(await call.stillHeld())) reader.close();
      } catch (error) {
        reader.close();
        throw error;
      }
      return {
        status: 200,
        contentType: 'text/event-stream',
        // Proxies that gather answers must not gather this one.
        headers: { 'X-Accel-Buffering': 'no' },
        stream: (gone) => sentEvents(reader, { ...call, sameDay: () => clock.today() === day }, gone),
      };
    },
  },
];
