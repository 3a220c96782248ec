import type { StoredEvent } from '../../domain/ports/event-store.ts';
import { type Line, lineOf, RawLog } from './raw-log.ts';

const perCommit = 20_000;
/** The head of each UUID, student references, and the names of programme cycles. */
const ids = /[0-9a-f]{8}(?=-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})|(?<="st-)[0-9a-z]{4,40}|(?<=^programmeCycle-|"slug":")[0-9a-z-]+/g;

/** A text with its ids taken out, and which they were. */
type Template = Readonly<{ between: readonly string[]; ids: readonly string[] }>;
const templateOf = (text: string): Template => ({ between: text.split(ids), ids: text.match(ids) ?? [] });

const filled = ({ between, ids: own }: Template, idOf: (id: string) => string): string => {
  let text = between[0] as string;
  for (const [index, id] of own.entries()) text += idOf(id) + (between[index + 1] as string);
  return text;
};

/** Another id of the same shape for each copy; the same id becomes the same. */
const idIn = (copy: number): ((id: string) => string) => {
  if (copy === 0) return (id) => id;
  const known = new Map<string, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const other = id.length === 8 ? ((Number.parseInt(id, 16) + copy * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0') : `${id}x${copy}`;
    known.set(id, other);
    return other;
  };
};

/** The events again and again, each time with new ids throughout, until there are so many. One copy follows the other, as years do. */
export function* manifold(events: readonly StoredEvent[], count: number): Generator<Line> {
  const templates = events.map(lineOf).map((line) => ({
    line,
    stream: templateOf(line.stream),
    id: templateOf(line.id),
    data: templateOf(line.data),
    metadata: templateOf(line.metadata),
  }));
  let left = count;
  for (let copy = 0; left > 0; copy += 1) {
    const idOf = idIn(copy);
    for (const { line, stream, id, data, metadata } of templates.slice(0, left)) {
      yield {
        ...line,
        stream: filled(stream, idOf),
        id: filled(id, idOf),
        data: filled(data, idOf),
        metadata: filled(metadata, idOf),
      };
    }
    left -= templates.length;
  }
}

/** Writes a log of so many events, all at once and not as the program would. */
export function writeLog(folder: string, events: readonly StoredEvent[], count: number): void {
  const log = new RawLog(folder, 'NORMAL');
  const lines = manifold(events, count);
  let written = 0;
  while (written < count) {
    log.together(() => {
      for (let number = 0; number < perCommit; number += 1) {
        const { value, done } = lines.next();
        if (done) break;
        log.insert(value);
        written += 1;
      }
    });
  }
  log.close();
}
