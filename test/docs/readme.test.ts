import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settings } from '../../src/config.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const pages = `${readme}${read('docs/operations.md')}`;
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

describe('the documentation', () => {
  it.each(settings.map(({ name, fallback }) => [name, fallback] as const))('lists the setting %s with its default %j', (name, fallback) => {
    const row = pages.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toBeDefined();
    if (fallback !== '') expect(row).toContain(`| \`${fallback}\` |`);
  });

  it('names no setting that there is not', () => {
    const named = [...pages.matchAll(/`(STAGEPACT_[A-Z_]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !settings.some((setting) => setting.name === name))).toStrictEqual([]);
  });

  it('names no command that there is not', () => {
    const commands = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter((name) => scripts[name] === undefined)).toStrictEqual([]);
  });

  it('links to pages that are there', () => {
    const links = [...readme.matchAll(/\]\((docs\/[^)#]+|LICENSE)/g)].map(([, path]) => path ?? '');
    const there = (path: string): boolean => existsSync(new URL(`../../${path}`, import.meta.url));
    expect(links.filter((path) => !there(path))).toStrictEqual([]);
  });
});
