// node --import ./tools/dev/register.mjs some/file.ts
// Node strips types but emits no decorator metadata, which class-validator and inversify need; this hook compiles with swc instead.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc.mjs';

if (typeof nodeModule.registerHooks !== 'function') {
  console.error(`Node ${process.versions.node} is too old; start this with "npm run dev", which uses the Node that "npm ci" installed.`);
  process.exit(1);
}

nodeModule.registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !/\.ts(?:\?|$)/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
