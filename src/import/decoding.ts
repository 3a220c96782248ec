import { refuseCell } from './columns.ts';

const isAscii = (byte: number): boolean => byte < 0x80;
/** The first byte of a character of several bytes in UTF-8 (RFC 3629). */
const isLead = (byte: number): boolean => byte >= 0xc2;
const strict = (): TextDecoder => new TextDecoder('utf-8', { fatal: true });

/** Where a character begins of which more may follow; the end where there is none. */
function cutOff(bytes: Uint8Array): number {
  const last = bytes.findLastIndex(isLead);
  if (last === -1) return bytes.length;
  const lead = bytes[last] as number;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return last + length > bytes.length ? last : bytes.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict().decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Bytes as text: UTF-8, or Windows-1252 for what older spreadsheets save. The first bytes that are not ASCII decide; up to there both read the same.
 * @throws Rejection for a file that begins as UTF-8 and goes on otherwise
 */
export async function* decodedText(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array();
  const textOf = (bytes: Uint8Array, stream: boolean): string => {
    if (decoder === undefined && bytes.every(isAscii)) return strict().decode(bytes);
    decoder ??= isUtf8(bytes) ? strict() : new TextDecoder('windows-1252');
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      return refuseCell('FileEncodingBroken', {});
    }
  };
  for await (const chunk of source) {
    const bytes = Buffer.concat([held, chunk]);
    // Of a character that is cut off nothing can be told yet.
    const end = decoder === undefined ? cutOff(bytes) : bytes.length;
    held = bytes.subarray(end);
    yield textOf(bytes.subarray(0, end), true);
  }
  yield textOf(held, false);
}
