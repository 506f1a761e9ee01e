import { expect, test } from 'vitest';
import { lineRange } from './line-range.ts';

const TEXT = 'version: 1\n\nhosts:\n  - name: a';
const selected = (line: number) => {
  const { from, to } = lineRange(TEXT, line);
  return TEXT.slice(from, to);
};

test('a line is found without its line end, empty ones too', () => {
  expect([1, 2, 3, 4].map(selected)).toEqual(['version: 1', '', 'hosts:', '  - name: a']);
});

test('a line outside the text means the nearest one', () => {
  expect(selected(99)).toBe('  - name: a');
  expect(selected(0)).toBe('version: 1');
});
