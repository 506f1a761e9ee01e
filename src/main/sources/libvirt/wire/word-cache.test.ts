import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordCache } from './word-cache.ts';

test('whatever was read before, a word is what its bytes say', () => {
  const words = new WordCache();
  const reads = (text: string, before: number) => {
    const bytes = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(text), Buffer.from('tail')]);
    const word = words.read(bytes, before, Buffer.byteLength(text));
    expect(word ?? text).toBe(text);
  };
  const short = fc.string({ unit: fc.constantFrom('a', 'b', '.', '0', '\0', 'ü'), maxLength: 6 });
  fc.assert(fc.property(fc.oneof(short, fc.string()), fc.nat({ max: 9 }), reads), { numRuns: 5_000 });
});

test('a word is kept apart from the message, whose memory may change', () => {
  const words = new WordCache();
  const bytes = Buffer.from('state.state');
  expect(words.read(bytes, 0, bytes.length)).toBe('state.state');
  bytes.write('vcpu', 0);
  expect(words.read(Buffer.from('state.state'), 0, 11)).toBe('state.state');
  expect(words.read(bytes, 0, bytes.length)).toBe('vcpue.state');
});

test('long words and those that are not ASCII are left to the caller', () => {
  const words = new WordCache();
  expect(words.read(Buffer.alloc(33, 'a'), 0, 33)).toBeNull();
  expect(words.read(Buffer.from([0x61, 0xff]), 0, 2)).toBeNull();
  expect(words.read(Buffer.alloc(32, 'a'), 0, 32)).toBe('a'.repeat(32));
});
