import { expect } from '@jest/globals';

type Property = Readonly<{ name: string; parameters: Readonly<Record<string, string>>; value: string }>;
type Component = Readonly<{ name: string; properties: readonly Property[]; components: readonly Component[] }>;

/** RFC 5545, section 3.1: CRLF at every end, no line over 75 octets, and no character cut in two by a fold. */
function contentLines(text: string): readonly string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a value may not hold
    expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
  return lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

const grammar = /^(?<name>[A-Z0-9-]+)(?<parameters>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?<value>.*)$/;

function propertyOf(line: string): Property {
  const { name = '', parameters = '', value = '' } = grammar.exec(line)?.groups ?? {};
  expect([line, name]).not.toStrictEqual([line, '']);
  return { name, parameters: Object.fromEntries(parameters.split(';').flatMap((part) => (part === '' ? [] : [part.split('=')]))), value };
}

/** The one component that a text is, with everything in it properly opened and closed. */
function componentIn(lines: readonly string[]): Component {
  const open: { name: string; properties: Property[]; components: Component[] }[] = [{ name: '', properties: [], components: [] }];
  for (const property of lines.map(propertyOf)) {
    if (property.name === 'BEGIN') open.push({ name: property.value, properties: [], components: [] });
    else if (property.name === 'END') {
      const closed = open.pop();
      expect(closed?.name).toBe(property.value);
      if (closed !== undefined) open.at(-1)?.components.push(closed);
    } else open.at(-1)?.properties.push(property);
  }
  expect(open).toHaveLength(1);
  const [calendar, ...others] = open[0]?.components ?? [];
  if (calendar === undefined) throw new Error('no component');
  expect([calendar.name, others, open[0]?.properties]).toStrictEqual(['VCALENDAR', [], []]);
  return calendar;
}

const valuesOf = ({ properties }: Component, name: string): readonly string[] =>
  properties.filter((property) => property.name === name).map(({ value }) => value);
/** A text value as it was before it was escaped (section 3.3.11); an escape that there is not fails. */
const textOf = (value: string): string =>
  value.replace(/\\(.?)/g, (_, escaped: string) => {
    expect(['\\', ';', ',', 'n', 'N']).toContain(escaped);
    return escaped.toLowerCase() === 'n' ? '\n' : escaped;
  });

export type CalendarEvent = Readonly<{
  uid: string;
  sequence: number;
  start: string;
  end: string;
  status: string;
  summary: string;
  description: string;
  location?: string;
  url?: string;
}>;

/** On the clock of the zone that the file itself defines, as an RFC 9557 text. */
function zoned(event: Component, name: string): string {
  const [property, ...others] = event.properties.filter((each) => each.name === name);
  expect([others, property?.parameters]).toStrictEqual([[], { TZID: 'Europe/Amsterdam' }]);
  expect(property?.value).toMatch(/^\d{8}T\d{6}$/);
  return Temporal.PlainDateTime.from(property?.value ?? '').toString();
}

function eventOf(event: Component): CalendarEvent {
  const only = (name: string): string | undefined => {
    const values = valuesOf(event, name);
    expect([name, values.length <= 1]).toStrictEqual([name, true]);
    return values[0];
  };
  expect(only('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
  expect(event.components).toStrictEqual([]);
  const [location, url] = [only('LOCATION'), only('URL')];
  return {
    uid: only('UID') ?? '',
    sequence: Number(only('SEQUENCE')),
    start: zoned(event, 'DTSTART'),
    end: zoned(event, 'DTEND'),
    status: only('STATUS') ?? '',
    summary: textOf(only('SUMMARY') ?? ''),
    description: textOf(only('DESCRIPTION') ?? ''),
    ...(location !== undefined && { location: textOf(location) }),
    ...(url !== undefined && { url }),
  };
}

/** The events of an iCalendar file. Strict: fails on whatever RFC 5545 does not allow of what we write. */
export function eventsIn(text: string): readonly CalendarEvent[] {
  const calendar = componentIn(contentLines(text));
  expect(valuesOf(calendar, 'VERSION')).toStrictEqual(['2.0']);
  expect(valuesOf(calendar, 'PRODID')).toHaveLength(1);
  const [zone, ...others] = calendar.components.filter(({ name }) => name === 'VTIMEZONE');
  expect([others, zone && valuesOf(zone, 'TZID')]).toStrictEqual([[], ['Europe/Amsterdam']]);
  expect(zone?.components.map((part) => [part.name, valuesOf(part, 'TZOFFSETFROM'), valuesOf(part, 'TZOFFSETTO')])).toStrictEqual([
    ['DAYLIGHT', ['+0100'], ['+0200']],
    ['STANDARD', ['+0200'], ['+0100']],
  ]);
  return calendar.components.filter(({ name }) => name === 'VEVENT').map(eventOf);
}
