import { killAt, watchCommits } from './kill-points.ts';

// The import command itself, in a process that ends at a point: importing.js POINT TIME FOLDER
const [point = '', time = '0', folder = ''] = process.argv.slice(2);
watchCommits();
killAt({ point, time: Number(time) });
process.argv.splice(2, Number.POSITIVE_INFINITY, folder);
await import('../../src/cli/import.ts');
