/** A place in a trace of W3C Trace Context: what is done here belongs to what somebody asked there. */
export type Trace = Readonly<{ traceId: string; spanId: string; traceFlags: number }>;

/** Version 00, and what later versions promise to keep of it; ids of nothing but zeros say nothing. */
const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})(?<traceId>[0-9a-f]{32})-(?!0{16})(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/** What a `traceparent` says; undefined for one that must be passed over, as the standard has it. */
export function traceOf(traceparent: string | undefined): Trace | undefined {
  const { traceId, spanId, flags, more } = pattern.exec(traceparent ?? '')?.groups ?? {};
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (more !== undefined && traceparent?.startsWith('00')) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) };
}

export const traceparentOf = ({ traceId, spanId, traceFlags }: Trace): string => `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
