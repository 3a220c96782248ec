import { describe, expect, it } from '@jest/globals';
import type { LivePage, LiveReader } from '../../api/events/following.ts';
import { sentEvents } from '../../api/events/sent-events.ts';
import { sightOf } from '../../domain/access/disclosure.ts';
import type { HeldRole } from '../../domain/access/policy.ts';
import { positionOf } from '../../domain/ports/event-store.ts';
import { entryAt } from '../support/audit-entries.ts';
import { institutionId } from '../support/builders/placement.ts';

/** Hands out its pages one after the other, one a second by its own clock; then nothing, for as long as it is waited for. */
class Pages implements LiveReader {
  position = positionOf(0);
  closed = false;
  clock = 0;
  readonly waits: number[] = [];
  readonly #pages: LivePage[];

  constructor(...pages: readonly LivePage[]) {
    this.#pages = [...pages];
  }

  async next(waitMs: number): Promise<LivePage> {
    this.waits.push(waitMs);
    const page = this.#pages.shift();
    this.clock += page === undefined ? waitMs : 1000;
    this.position = page?.position ?? this.position;
    return page ?? { entries: [], position: this.position };
  }

  close(): void {
    this.closed = true;
  }
}

const everything = { language: 'en', scope: 'all', sight: sightOf([{ role: 'programme-manager' }]), query: {}, sameDay: () => true } as const;
const pageOf = (...places: readonly number[]): LivePage => ({ entries: places.map((place) => entryAt(place)), position: positionOf(places.at(-1) ?? 0) });
const streaming = (pages: Pages, asking: Parameters<typeof sentEvents>[1] = everything, gone = new AbortController().signal) =>
  sentEvents(pages, asking, gone, { heartbeatMs: 15_000, lifetimeMs: 60_000, now: () => pages.clock });

async function texts(stream: AsyncGenerator<string | Uint8Array>, count: number): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    const { value, done } = await stream.next();
    if (done) break;
    taken.push(typeof value === 'string' ? value : Buffer.from(value).toString());
  }
  return taken;
}

describe('the event stream of a client', () => {
  it('is a frame per entry, with its position as its id', async () => {
    const [, frames] = await texts(streaming(new Pages(pageOf(1, 2))), 2);
    const blocks = frames?.split('\n\n') ?? [];
    expect(blocks.map((block) => block.split('\n').map((line) => line.split(':', 1)[0]))).toStrictEqual([['id', 'data'], ['id', 'data'], ['']]);
    expect(blocks[1]?.split('\n')[0]).toBe(`id: ${positionOf(2)}`);
    expect(JSON.parse(blocks[1]?.split('\n')[1]?.slice('data: '.length) ?? '')).toMatchObject({ position: positionOf(2), sentence: 'Message 2' });
  });

  it('says that it is still there, and how far it is, when there is nothing to tell', async () => {
    const pages = new Pages({ entries: [], position: positionOf(4) });
    const [, beat, next] = await texts(streaming(pages), 3);
    expect([beat, next]).toStrictEqual([`: still here\nid: ${positionOf(4)}\n\n`, `: still here\nid: ${positionOf(4)}\n\n`]);
    expect(pages.clock).toBe(30_000);
  });

  it('also when there is nothing but what this client may not see', async () => {
    const many = Array.from({ length: 40 }, (_, index) => pageOf(index + 1));
    const [, beat] = await texts(streaming(new Pages(...many), { ...everything, scope: { organisations: ['b'] } }), 2);
    expect(beat).toBe(`: still here\nid: ${positionOf(15)}\n\n`);
  });

  it('waits no longer than until the next sign of life', async () => {
    const pages = new Pages(pageOf(1), { entries: [], position: positionOf(2) });
    await texts(streaming(pages), 3);
    expect(pages.waits).toStrictEqual([15_000, 15_000, 14_000]);
  });

  it('ends after its time, so that who comes back shows a token that is still good', async () => {
    const pages = new Pages();
    expect(await texts(streaming(pages), 100)).toHaveLength(5);
    expect([pages.clock, pages.closed]).toStrictEqual([60_000, true]);
  });

  it('ends when its reader was closed from inside', async () => {
    const pages = new Pages(pageOf(1), pageOf(2));
    const stream = streaming(pages);
    await texts(stream, 2);
    pages.close();
    expect(await texts(stream, 1)).toStrictEqual([]);
  });

  it('gives its place back when its client goes, at once', async () => {
    const [pages, gone] = [new Pages(), new AbortController()];
    await texts(streaming(pages, everything, gone.signal), 1);
    gone.abort();
    expect(pages.closed).toBe(true);
  });

  it('makes the bytes of a page once for all who see all of it', async () => {
    const page = pageOf(1, 2);
    const pieces = [];
    for (const pages of [new Pages(page), new Pages(page)]) {
      const stream = streaming(pages);
      await stream.next();
      pieces.push((await stream.next()).value);
    }
    expect(pieces[0]).toBe(pieces[1]);
    const dutch = streaming(new Pages(page), { ...everything, language: 'nl' });
    await dutch.next();
    expect(Buffer.from((await dutch.next()).value as Uint8Array).toString()).toContain('Bericht 2');
  });

  it('is made once for all who see it alike, and for those who see less of it apart', async () => {
    const sentence = { nl: 'Student st-175ef', en: 'Student st-175ef' };
    const entry = entryAt(1, { sentence, discreet: { nl: 'De student', en: 'The student' }, knowing: { studentRef: [institutionId] } });
    const page = { entries: [entry], position: positionOf(1) };
    const seen = async (...held: readonly HeldRole[]): Promise<string | Uint8Array> => {
      const stream = streaming(new Pages(page), { ...everything, scope: 'all', sight: sightOf(held) });
      await stream.next();
      return (await stream.next()).value as string | Uint8Array;
    };
    const [manager, administrator] = [await seen({ role: 'programme-manager' }), await seen({ role: 'administrator' })];
    expect([String(Buffer.from(manager)).includes('Student st-175ef'), String(Buffer.from(administrator)).includes('The student')]).toStrictEqual([true, true]);
    expect(String(Buffer.from(administrator))).not.toMatch(/st-175ef|knowing|discreet/);
    expect(await seen({ role: 'auditor' })).toBe(manager);
    expect(await seen({ role: 'administrator' })).toBe(administrator);
    const both = await seen({ role: 'administrator' }, { role: 'institution', organisationId: institutionId });
    expect(String(Buffer.from(both))).toBe(String(Buffer.from(manager)));
  });

  it.each([
    [{ scope: { organisations: ['b', 'c'] } }, [2, 3]],
    [{ scope: { organisations: [] } }, []],
    [{ query: { organisation: 'b' } }, [2]],
    [{ query: { aggregate: 'placement' } }, [3]],
    [{ query: { stream: 'organisation-a', organisation: 'b' } }, [2]],
    [{ scope: { organisations: ['c'] }, query: { organisation: 'b' } }, []],
  ])('of %j is nothing but that', async (change, places) => {
    const page = {
      entries: [entryAt(1), entryAt(2, { organisations: ['a', 'b'] }), entryAt(3, { organisations: ['c'], aggregate: 'placement', stream: 'placement-c' })],
      position: positionOf(3),
    };
    const [, frames] = await texts(streaming(new Pages(page), { ...everything, ...change } as typeof everything), 2);
    expect([...(frames?.matchAll(/^id: (?<id>\d+)\ndata/gm) ?? [])].map(({ groups }) => Number(groups?.id))).toStrictEqual(places);
  });
});
