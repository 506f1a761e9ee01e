import { expect, test } from 'vitest';
import { chain, linkBetween } from './link-path.ts';

const box = (left: number, top: number) => ({ left, top, width: 100, height: 40 });

test('cards in two columns are joined from side to side, whichever is named first', () => {
  const shape = linkBetween(box(0, 0), box(150, 60));
  expect(shape).toEqual({ path: 'M103 20C125 20 125 80 147 80', x: 125, y: 50 });
  expect(linkBetween(box(150, 60), box(0, 0))).toEqual(shape);
});

test('cards in one column are joined around their right edge', () => {
  const { path, x } = linkBetween(box(0, 0), box(0, 60));
  expect(path).toBe('M103 20C117 20 117 80 103 80');
  expect(x).toBeGreaterThan(100);
});

test('a cluster is drawn as a chain: n nodes, n - 1 links', () => {
  expect(chain(['a', 'b', 'c'])).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(chain(['a'])).toEqual([]);
});
