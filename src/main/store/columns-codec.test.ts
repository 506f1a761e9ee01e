import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packColumns, unpackColumns } from './columns-codec.ts';
import { fromStored, LARGEST, toStored } from './metrics.ts';

const cell = fc.option(
  fc.oneof(
    fc.maxSafeInteger().map((number) => Math.trunc(number / 2) + 0),
    fc.integer({ min: -200, max: 200 }),
  ),
  { freq: 4 },
);
const columns = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, width]) =>
    fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), { minLength: width, maxLength: width }),
  );

test('whatever was packed is unpacked, nulls and extremes included', () => {
  fc.assert(
    fc.property(columns, (given) => {
      const positions = given.map((_, position) => position);
      expect(unpackColumns(packColumns(given), positions)).toEqual(given);
    }),
    { numRuns: 300 },
  );
});

test('the largest numbers there may be keep every digit', () => {
  const extremes = [[LARGEST, -LARGEST, null, LARGEST - 1]];
  expect(unpackColumns(packColumns(extremes), [0])).toEqual(extremes);
});

test('only the wanted columns are unpacked, in the wanted order', () => {
  const packed = packColumns([[1], [null], [3]]);
  expect(unpackColumns(packed, [2, 0])).toEqual([[3], [1]]);
});

test('a chunk that is cut off or of another format is refused', () => {
  expect(() => unpackColumns(packColumns([[1, 2]]).subarray(0, 8), [0])).toThrow();
  expect(() => unpackColumns(packColumns([[1, 2]]), [1])).toThrow('without column 1');
});

test('a core keeps its thousandths and a byte stays a byte', () => {
  const finite = fc.double({ min: 0, max: 4096, noNaN: true });
  fc.assert(
    fc.property(finite, (cores) => {
      expect(fromStored('cpu', toStored('cpu', cores))).toBeCloseTo(cores, 3);
    }),
  );
  expect(fromStored('memory', toStored('memory', 137_438_953_472))).toBe(137_438_953_472);
});

test('what is not a finite number was not measured', () => {
  for (const value of [null, NaN, Infinity, 1e300]) expect(toStored('net_rx', value)).toBeNull();
});
