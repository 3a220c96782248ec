import { describe, expect, it } from '@jest/globals';
import { aggregateNames, aggregates } from '../../domain/aggregates.ts';
import { walkables } from '../support/builders/walkables.ts';
import { expectedSamples, readSample, storedSamples, unread, writeMissingSamples } from '../support/samples.ts';

// A sample is what stands in stores somewhere: it is written once (UPDATE_SAMPLES=1, then `npm run format`) and never changed.
// A new version of an event gets an upcast and a sample of its own; the old sample stays.
const { UPDATE_SAMPLES } = process.env;
if (UPDATE_SAMPLES === '1') writeMissingSamples();

describe('the samples of stored events', () => {
  it('are of every event type and version, and of nothing else', () => expect(storedSamples()).toStrictEqual(expectedSamples.map(({ path }) => path).sort()));

  it.each(aggregateNames)('are of the %s that the program knows', (name) => expect(walkables[name]?.codec).toBe(aggregates[name].codec));

  describe.each(expectedSamples)('$path', ({ codec, type, version, path }) => {
    it('says what it is a sample of', () => expect(readSample(path)).toStrictEqual({ type, schemaVersion: version, data: expect.anything() }));

    it('still decodes', () => {
      const { data } = readSample(path);
      const event = codec.decode(type, data, version);
      if (version === codec.version(type)) expect(event).toStrictEqual({ type, data });
      else expect(event).toMatchObject({ type });
    });

    // Fields that the codec does not know pass unread: one that was renamed by mistake would show only here.
    it('has no field that the codec has forgotten', () => {
      expect(version === codec.version(type) ? unread(codec, type, readSample(path).data, version) : []).toStrictEqual([]);
    });
  });
});
