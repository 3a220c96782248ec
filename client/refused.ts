import type { Problem } from './api.ts';

export type { Problem };

/** The server did not do what was asked. `problem.code` is stable; the sentences are in the language of the client. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}
