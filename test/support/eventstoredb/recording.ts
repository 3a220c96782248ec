import { readFileSync } from 'node:fs';

/** What scenarios.json holds; its own `notation` says what each field means. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly append?: 'plain';
  readonly steps: readonly Step[];
}

interface StepFields {
  readonly stream: string;
  readonly expectedRevision?: 'no_stream' | 'any' | 'stream_exists' | number;
  readonly events?: readonly ScenarioEvent[];
  readonly generate?: { readonly count: number; readonly type: string };
  readonly save?: string;
  readonly settlesFrom?: string;
  readonly writers?: number;
  readonly times?: number;
  readonly type?: string;
  readonly mayFailWith?: readonly string[];
  readonly direction?: 'forwards' | 'backwards';
  readonly from?: 'start' | 'end' | number | { readonly positionOf: string };
  readonly maxCount?: number;
  readonly filter?: ScenarioFilter;
  readonly take?: number;
  readonly live?: readonly Step[];
  readonly checkpoints?: boolean;
  readonly summary?: true | 'counts' | 'created';
  readonly metadata?: Readonly<Record<string, string | number>>;
}

export type Op =
  | 'append'
  | 'race'
  | 'resend'
  | 'readStream'
  | 'readAll'
  | 'subscribeToStream'
  | 'subscribeToAll'
  | 'delete'
  | 'tombstone'
  | 'setMetadata'
  | 'getMetadata';
export type Step = StepFields & { readonly op: Op };

export interface ScenarioEvent {
  readonly id?: string;
  readonly rawId?: string;
  readonly type: string;
  readonly data?: unknown;
  readonly text?: string;
  readonly metadata?: unknown;
  readonly metadataText?: string;
}

export interface ScenarioFilter {
  readonly excludeSystem?: boolean;
  readonly streamPrefixes?: readonly string[];
  readonly streamRegex?: string;
  readonly typePrefixes?: readonly string[];
  readonly typeRegex?: string;
  readonly maxSearchWindow?: number;
  readonly checkpointInterval?: number;
}

export type Answer = Readonly<Record<string, unknown>>;

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const scenarios: readonly Scenario[] = read('./scenarios.json').scenarios;

/** What EventStoreDB 24.10.4 answered, by scenario, one answer for each step. */
export const recorded: Readonly<Record<string, readonly Answer[]>> = read('./recorded-24.10.4.json');
