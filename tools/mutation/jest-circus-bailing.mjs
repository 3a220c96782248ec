// How jest runs a test file while mutants are tried: as it always does, but none after the first test that noticed the mutant, and no file that has no test for it.
// Stryker takes the word jest-circus in the name as a promise of its events.
import circus from 'jest-circus/runner';

const namesIn = new Map();
/** What each file took when it took longest, which is when none of its tests was left out. */
export const longest = new Map();
let run;
let noticed = false;

const nothingRun = (testFilePath) => ({
  leaks: false,
  numFailingTests: 0,
  numPassingTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  openHandles: [],
  skipped: true,
  snapshot: { added: 0, fileDeleted: false, matched: 0, unchecked: 0, uncheckedKeys: [], unmatched: 0, updated: 0 },
  testFilePath,
  testResults: [{ ancestorTitles: [], failureDetails: [], failureMessages: [], fullName: '', numPassingAsserts: 0, status: 'pending', title: '' }],
});

export default async function bailing(globalConfig, config, environment, runtime, testFilePath, send) {
  if (run !== globalConfig) {
    run = globalConfig;
    noticed = false;
  }
  const asked = new RegExp(globalConfig.testNamePattern ?? '', 'i');
  if (noticed || namesIn.get(testFilePath)?.some((name) => asked.test(name)) === false) return nothingRun(testFilePath);

  const told = environment.handleTestEvent;
  environment.handleTestEvent = async (event, state) => {
    await told?.call(environment, event, state);
    if (event.name === 'test_start' && noticed) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = true;
  };
  const began = performance.now();
  const result = await circus.default(globalConfig, config, environment, runtime, testFilePath, send);
  namesIn.set(
    testFilePath,
    result.testResults.map(({ fullName }) => fullName),
  );
  longest.set(testFilePath, Math.max(longest.get(testFilePath) ?? 0, performance.now() - began));
  return result;
}
