import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProposedEvent, StoredEvent } from '../../../domain/ports/event-store.ts';
import type { Json } from '../../../domain/shared/json.ts';
import { metadata, newStream, proposed } from '../../support/proposed.ts';
import type { Opened } from './opened.ts';

type Data = ProposedEvent['data'];

const telling: readonly (readonly [what: string, data: Data])[] = [
  ['emoji and their joiners', { '👩🏽‍🏭': '🏳️‍🌈 stage 🧑‍🔬', flag: '🇳🇱' }],
  ['texts from right to left and their marks', { rtl: 'مؤسسة \u202eleiden\u202c שלום', mark: '\u200f\u200e' }],
  ['keys that objects have of themselves', JSON.parse('{"__proto__":{"role":"admin"},"constructor":1,"toString":null,"hasOwnProperty":[]}') as Data],
  ['large, small and broken numbers', { max: Number.MAX_SAFE_INTEGER, huge: 1.7976931348623157e308, tiny: 5e-324, sum: 0.1 + 0.2, low: -9007199254740991 }],
  ['control characters, NUL, quotes and half a surrogate', { text: '\u0000\u0001\u001f"\\\n\r\t\u2028\u2029\ud83d' }],
  ['deep nesting', JSON.parse(`${'{"in":['.repeat(100)}null${']}'.repeat(100)}`) as Data],
  ['nothing', {}],
  ['a long text', { text: 'één regel 🧾 '.repeat(20_000) }],
];

export function keeping(opened: Opened): void {
  describe('keeping', () => {
    const returned = async (event: ProposedEvent): Promise<ProposedEvent> => {
      const stream = newStream();
      await opened().append(stream, 'no-stream', [event]);
      const [stored] = (await opened().read(stream, { limit: 1 })) as [StoredEvent];
      const { stream: _stream, revision: _revision, position: _position, ...kept } = stored;
      return kept;
    };

    it.each(telling)('%s: data comes back byte for byte', async (_, data) => {
      const kept = await returned(proposed({ data }));
      expect(JSON.stringify(kept.data)).toBe(JSON.stringify(data));
    });

    it('any JSON comes back byte for byte', async () => {
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), async (anything) => {
          const data = JSON.parse(JSON.stringify(anything)) as { readonly [key: string]: Json };
          expect(JSON.stringify((await returned(proposed({ data }))).data)).toBe(JSON.stringify(data));
        }),
        { numRuns: 50, seed: 71 },
      );
    });

    it('metadata, type and id come back as they were given', async () => {
      const event = proposed({
        type: 'ThingMoved',
        metadata: metadata({ reason: 'verhuisd 📦', import: { file: 'behoefte.csv', row: 7, sha256: 'ab' }, schemaVersion: 3 }),
      });
      expect(await returned(event)).toStrictEqual(event);
    });

    it('what a reader does with an event reaches nobody else', async () => {
      const stream = newStream();
      const event = proposed({ data: { list: [1] } });
      await opened().append(stream, 'no-stream', [event]);
      const [mine] = (await opened().read(stream, { limit: 1 })) as unknown as [{ data: { list: number[] } }];
      mine.data.list.push(2);
      (event.data.list as number[]).push(3);
      expect((await opened().read(stream, { limit: 1 }))[0]?.data).toStrictEqual({ list: [1] });
    });
  });
}
