import { aggregateNames, aggregates } from './aggregates.ts';
import { identifierRejections } from './shared/identifier.ts';
import { type Sentences, sharedRejections } from './shared/rejection.ts';

/** The sentences of every code with which a command can be refused. */
export const aggregateRejections: Sentences = Object.assign(
  {},
  sharedRejections,
  identifierRejections,
  ...aggregateNames.map((name) => aggregates[name].rejections),
);
