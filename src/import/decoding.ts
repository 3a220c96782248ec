import { refuseCell } from './columns.ts';

const isAscii = (byte: number): boolean => byte < 0x80;
/** The first byte of a character of several bytes in UTF-8 (RFC 3629). */
const isLead = (byte: number): boolean => byte >= 0xc2;
/** With these two bytes, in either order, begins what a spreadsheet calls Unicode text. */
const isUtf16 = ([first, second]: Uint8Array): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
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
 * @throws Rejection for a file that begins as UTF-8 and goes on otherwise, or is in UTF-16
 */
export async function* decodedText(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let begun = false;
  let held: Uint8Array = new Uint8Array();
  const textOf = (bytes: Uint8Array, stream: boolean): string => {
    if (!begun && isUtf16(bytes)) refuseCell('FileInUtf16', {});
    begun ||= bytes.length > 0;
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
