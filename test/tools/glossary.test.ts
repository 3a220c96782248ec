import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { glossaryPage } from '../../tools/glossary.ts';

it('docs/glossary.md is what the glossary in the code says: run "npm run glossary" after a change', () =>
  expect(readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')).toBe(glossaryPage()));
