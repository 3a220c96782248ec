import ical, { ICalEventStatus } from 'ical-generator';
import { termOf } from '../../domain/shared/glossary.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import type { CalendarDay } from '../../projections/calendar/document.ts';

const zone = 'Europe/Amsterdam';

/** The rule of the European Union since 1996 (directive 2000/84/EC): on the last Sundays of March and October, at 01:00 UTC. */
const zoneComponent = `BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE`;

const words = {
  nl: { calendar: 'Voorlichtingsdagen Stagepact', with: 'Met', host: 'Gastheer', capacity: 'Plaatsen', cancelled: 'Geannuleerd' },
  en: { calendar: 'Stagepact information days', with: 'With', host: 'Host', capacity: 'Seats', cancelled: 'Cancelled' },
} as const;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** In a URI these separate nothing; in an iCalendar value they would be escaped, which no URI survives. */
const withoutSeparators = (link: string): string => link.replaceAll(',', '%2C').replaceAll(';', '%3B').replaceAll('\\', '%5C');

function describe({ institutions, host, state }: CalendarDay, language: Language): string {
  const word = words[language];
  const lines = [
    `${word.with}: ${institutions.map(({ id, name = id }) => name).join(', ')}`,
    `${word.host}: ${host.name ?? host.id}`,
    ...('schedule' in state && state.schedule !== undefined ? [`${word.capacity}: ${state.schedule.capacity}`] : []),
    ...(state.status === 'Cancelled' ? [`${word.cancelled}: ${state.reason}`] : []),
  ];
  return lines.join('\n');
}

/**
 * Days as an iCalendar file (RFC 5545). An event keeps its UID for good, and its SEQUENCE goes up with every change, so that a subscriber's calendar follows
 * a day that was moved or cancelled. Days without a date are left out.
 */
export function icalendarOf(days: readonly CalendarDay[], language: Language): string {
  const file = ical({
    name: words[language].calendar,
    prodId: { company: 'Stagepact', product: 'calendar', language: language.toUpperCase() },
    // Without a name: with one, the library writes the instants below on the local clock.
    timezone: { name: null, generator: () => zoneComponent },
  });
  for (const day of days) {
    const { _id, revision, state, kind, network, host, startsAt, endsAt, changedAt } = day;
    if (startsAt === undefined || endsAt === undefined || !('schedule' in state)) continue;
    const { venue, link } = state.schedule ?? {};
    file.createEvent({
      id: `${_id}@stagepact`,
      sequence: revision,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      start: Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone),
      end: Temporal.Instant.from(endsAt).toZonedDateTimeISO(zone),
      timezone: zone,
      summary: `${capitalised(termOf(kind, language))}: ${(network ?? host).name ?? host.id}`,
      description: describe(day, language),
      ...(venue !== undefined && { location: venue }),
      ...(link !== undefined && { url: withoutSeparators(link) }),
      status: state.status === 'Cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  const text = `${file.toString()}\r\n`;
  // A calendar holds at least one component; the library writes the zone only where an event is in it.
  return file.length() > 0 ? text : text.replace('END:VCALENDAR', `${zoneComponent.replaceAll('\n', '\r\n')}\r\nEND:VCALENDAR`);
}
