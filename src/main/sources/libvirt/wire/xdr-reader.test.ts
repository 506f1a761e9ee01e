import { expect, test } from 'vitest';
import { XdrReader } from './xdr-reader.ts';
import { XdrWriter } from './xdr-writer.ts';

const words = (...values: number[]): Buffer => {
  const writer = new XdrWriter();
  for (const value of values) writer.uint(value);
  return writer.finish();
};

test('strings are padded to four bytes', () => {
  const writer = new XdrWriter();
  writer.string('fuji2', 100);
  expect(writer.finish().toString('hex')).toBe('00000005' + '66756a6932' + '000000');
});

test('integers are big-endian two-complement', () => {
  const writer = new XdrWriter();
  writer.int(-2);
  writer.hyper(-2n);
  expect(writer.finish().toString('hex')).toBe('fffffffe' + 'fffffffffffffffe');
});

test('a length above the limit is refused before anything is read', () => {
  const reader = new XdrReader(words(101));
  expect(reader.string(100)).toBe('');
  expect(reader.fault?.detail).toBe('string of 101, at most 100 allowed');
});

test('an array that claims more than the message holds stops at once', () => {
  const reader = new XdrReader(words(16_000, 1, 2));
  expect(reader.array(16_384, (each) => each.uint()).length).toBeLessThanOrEqual(3);
  expect(reader.fault).toMatchObject({ kind: 'protocol' });
});

test('a pointer mark is 0 or 1', () => {
  const reader = new XdrReader(words(2, 7));
  expect(reader.optional((each) => each.uint())).toBeNull();
  expect(reader.fault?.detail).toBe('pointer mark 2, neither 0 nor 1');
});

test('the first fault stays, and what is read after it is empty', () => {
  const reader = new XdrReader(words(9));
  reader.refuse('first');
  reader.refuse('second');
  expect([reader.int(), reader.uhyper(), reader.string(10)]).toEqual([0, 0n, '']);
  expect(reader.fault?.detail).toBe('first');
});

test('what is too long to be sent is a bug, said with an exception', () => {
  expect(() => new XdrWriter().string('long', 3)).toThrow(RangeError);
});
