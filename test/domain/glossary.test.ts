import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { glossary } from '../../domain/shared/glossary.ts';
import { walkables } from '../support/builders/walkables.ts';
import { someWalks } from '../support/walks.ts';

const has = (code: string, of?: string): boolean => glossary.some((section) => (of === undefined || section.of === of) && Object.hasOwn(section.terms, code));

const domain = fileURLToPath(new URL('../../domain/', import.meta.url));
/** Lists of names that no reader is shown: codes of rejections, which have sentences instead. */
const unread = ['overridableRules', 'actions'];

/** Facts that are no codes: what people wrote themselves, and names of holidays. */
const freeText = ['name', 'title', 'publicHoliday'];

/** Every exported list of texts in domain/. */
const lists: readonly (readonly [name: string, values: readonly string[]])[] = (
  await Promise.all(
    globSync('**/*.ts', { cwd: domain })
      .sort()
      .map(async (file) => Object.entries(await import(`../../domain/${file}`)).map(([name, value]) => [file, name, value] as const)),
  )
)
  .flat()
  .filter(([, name, value]) => Array.isArray(value) && value.every((item) => typeof item === 'string') && !unread.includes(name))
  .map(([file, name, value]) => [`${name} (${file})`, value as readonly string[]] as const);

describe('the glossary has a word for', () => {
  it('lists that are found at all', () =>
    expect(lists.map(([name]) => name)).toEqual(expect.arrayContaining(['levels (shared/lists.ts)', 'commitmentKinds (partnership/commitments.ts)'])));

  it.each(lists)('every value of %s', (_, values) => expect(values.filter((value) => !has(value))).toStrictEqual([]));

  describe.each(Object.entries(walkables))('%s:', (name, walkable) => {
    const taken = someWalks(walkable).flat();

    it('its name', () => expect(has(name)).toBe(true));
    it('every status', () => {
      const statuses = new Set([walkable.decider.initial, ...taken.map(({ after }) => after)].map(({ status }) => status));
      expect(statuses.size).toBeGreaterThan(2);
      expect([...statuses].filter((status) => !has(status, name))).toStrictEqual([]);
    });
    it('every type of event', () => expect(walkable.codec.types.filter((type) => !has(type, 'event'))).toStrictEqual([]));
    it('every command', () => {
      const commands = new Set(taken.map(({ command }) => command.type));
      expect([...commands].filter((type) => !has(type, 'command'))).toStrictEqual([]);
    });

    it('every code that a refusal shows', () => {
      const refusals = taken.flatMap(({ rejection }) => rejection ?? []);
      expect(refusals).not.toHaveLength(0);
      const shown = refusals.flatMap(({ code, facts }) =>
        Object.entries(facts)
          .filter(([fact]) => !freeText.includes(fact) && walkable.rejections[code]?.nl.includes(`{${fact}}`))
          .flatMap(([fact, value]) => [value].flat().map((item) => [code, fact, item] as const)),
      );
      // Dates, times, numbers and ids have a digit; codes with a digit, such as levels, stand in lists.
      expect(
        new Set(shown.filter(([, , item]) => typeof item === 'string' && !/\d/.test(item) && !has(item)).map((refusal) => refusal.join(' '))),
      ).toStrictEqual(new Set());
    });
  });
});
