import { expect, test } from 'vitest';
import { createText } from '../../../shared/text/text.ts';
import { createFormat } from './format.ts';

const { cores } = createFormat(createText('en'));

test.each([
  [0, '0 cores'],
  [0.012, '0.01 cores'],
  [1, '1 core'],
  [1.02, '1 core'],
  [0.996, '1 core'],
  [6.14, '6.1 cores'],
  [99.96, '100 cores'],
  [127.6, '128 cores'],
])('%f of a core are %s: the word agrees with the figure that is shown', (value, words) => {
  expect(cores(value)).toBe(words);
  expect(cores(value)).toBe(words);
});

test('figures that were never seen before are put into words, however many came', () => {
  for (let value = 100; value < 5000; value += 1) expect(cores(value)).toMatch(/^[\d,]+ cores$/);
  expect(cores(101)).toBe('101 cores');
});
