import { afterEach, expect, it, jest } from '@jest/globals';
import { NotCaughtUp } from '../../domain/ports/errors.ts';
import { ending, exitCodes } from '../../src/exit-codes.ts';

const [umask, exitCode] = [process.umask(), process.exitCode];
afterEach(() => {
  process.umask(umask);
  process.exitCode = exitCode;
  jest.restoreAllMocks();
});

it('a read model that is not there yet is told in a sentence of both languages, not with a stack', async () => {
  const error = jest.spyOn(console, 'error').mockReturnValue(undefined);
  await ending(() => Promise.reject(new NotCaughtUp('membership-register did not reach 12 in time')));
  expect(process.exitCode).toBe(exitCodes.failed);
  expect(error.mock.calls).toStrictEqual([
    [
      'De leesmodellen worden nog bijgewerkt; probeer het straks opnieuw / The read models are still being brought up to date; try again shortly (membership-register did not reach 12 in time)',
    ],
  ]);
});
