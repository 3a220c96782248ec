import { describe, expect, it } from '@jest/globals';
import type { LivePage } from '../../../api/events/following.ts';
import { positionOf } from '../../../domain/ports/event-store.ts';
import { RecentPages } from '../../../src/live/recent-pages.ts';
import { entryAt } from '../../support/audit-entries.ts';

const page = (...places: readonly number[]): LivePage => ({ entries: places.map((place) => entryAt(place)), position: positionOf(places.at(-1) ?? 0) });
const roomy = { entries: 100, bytes: 1_000_000 };
const from = (start: number, bounds = roomy): RecentPages => new RecentPages(positionOf(start), bounds);

describe('the recent pages of the history', () => {
  it('have nothing after the end, and do not have what was before them', () => {
    const recent = from(7);
    expect(recent.after(positionOf(7))).toBeUndefined();
    expect(recent.after(positionOf(9))).toBeUndefined();
    expect(recent.after(positionOf(6))).toBe('gone');
  });

  it('give the page that follows a position, the same to everybody', () => {
    const recent = from(0);
    const [first, second] = [page(1, 2), page(3)];
    recent.add(first);
    recent.add(second);
    expect(recent.after(positionOf(0))).toBe(first);
    expect(recent.after(positionOf(2))).toBe(second);
    expect(recent.after(positionOf(3))).toBeUndefined();
    expect(recent.to).toBe(positionOf(3));
  });

  it('give the rest of a page to who has had its beginning', () => {
    const recent = from(0);
    recent.add(page(1, 2, 3));
    expect(recent.after(positionOf(1))).toStrictEqual(page(2, 3));
  });

  it('give a page without entries too, so that a reader gets on', () => {
    const recent = from(0);
    recent.add({ entries: [], position: positionOf(5) });
    expect(recent.after(positionOf(2))).toStrictEqual({ entries: [], position: positionOf(5) });
  });

  it('let go of the oldest when there are too many entries', () => {
    const recent = from(0, { ...roomy, entries: 3 });
    for (const place of [1, 2, 3, 4]) recent.add(page(place));
    expect(recent.after(positionOf(0))).toBe('gone');
    expect(recent.after(positionOf(1))).toStrictEqual(page(2));
  });

  it('let go of the oldest when they are too large', () => {
    const large = { entries: [entryAt(1, { reason: 'x'.repeat(2000) })], position: positionOf(1) };
    const recent = from(0, { ...roomy, bytes: 3000 });
    recent.add(large);
    expect(recent.after(positionOf(0))).toBe(large);
    recent.add(page(2, 3));
    expect(recent.after(positionOf(0))).toBe('gone');
    expect(recent.after(positionOf(1))).toStrictEqual(page(2, 3));
  });

  it('hold not even the newest when that alone is too much', () => {
    const recent = from(0, { ...roomy, entries: 2 });
    recent.add(page(1, 2, 3));
    expect(recent.after(positionOf(0))).toBe('gone');
    expect(recent.after(positionOf(3))).toBeUndefined();
  });
});
