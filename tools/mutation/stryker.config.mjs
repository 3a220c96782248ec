import { fileURLToPath } from 'node:url';
import { foundIn, testsOf } from './areas.mjs';

const area = process.env.MUTATION_AREA ?? '';

/** For one area, from the root of the project; run.mjs sets which. */
export default {
  plugins: [fileURLToPath(new URL('node_modules/@stryker-mutator/jest-runner/dist/src/index.js', import.meta.url))],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // What a rule or a fold does is shown by its own tests, not by all those that stand on it; so a mutant costs tenths of a second and not minutes.
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.mjs',
    config: {
      testMatch: testsOf(area),
      testRunner: '<rootDir>/tools/mutation/jest-circus-bailing.mjs',
      testSequencer: '<rootDir>/tools/mutation/quick-first.mjs',
    },
  },
  coverageAnalysis: 'perTest',
  // Every run leaves the modules that it loaded in memory.
  maxTestRunnerReuse: 100,
  // What acts while its module is loaded would need every test anew: tables of words and schemas, which the frozen samples pin.
  ignoreStatic: true,
  concurrency: 2,
  dryRunTimeoutMinutes: 20,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: foundIn(area),
  tempDirName: 'dist/mutation',
  ignorePatterns: ['dist', 'coverage', 'bench', 'tools/*/node_modules'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false, reportScoreTable: false },
};
