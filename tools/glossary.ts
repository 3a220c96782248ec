import { writeFileSync } from 'node:fs';
import { glossary } from '../domain/shared/glossary.ts';

/** docs/glossary.md as it follows from the glossary in the code. */
export const glossaryPage = (): string => `# Glossary

The words of the programme. Code, events and the API use the code names; a Dutch reader sees the Dutch term, an English reader the English one.
This page is made from \`domain/shared/glossary\` by \`npm run glossary\`; a test fails when they differ.

${glossary
  .map(
    ({ heading, terms }) => `## ${heading.en} · ${heading.nl}

| Code | Nederlands | English |
|---|---|---|
${Object.entries(terms)
  .map(([code, { nl, en }]) => `| \`${code}\` | ${nl} | ${en} |`)
  .join('\n')}
`,
  )
  .join('\n')}`;

if (import.meta.main) writeFileSync(new URL('../docs/glossary.md', import.meta.url), glossaryPage());
