import { expect, test, vi } from 'vitest';
import { heldLine } from './held-line.ts';
import { linePair } from './line-pair.ts';

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test('what comes before somebody listens is given in order, then what comes after', async () => {
  const { near, far } = linePair();
  const held = heldLine(far);
  near.send('first');
  near.send('second');
  await turn();
  const heard: unknown[] = [];
  held.onFrame((frame) => heard.push(frame));
  expect(heard).toEqual(['first']);
  near.send('third');
  await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'third']));
  near.send('fourth');
  await turn();
  expect(heard.at(-1)).toBe('fourth');
});

test('whoever listens after the line was closed hears of its end and of nothing else', async () => {
  const { near, far, close } = linePair();
  const held = heldLine(far);
  near.send('asked and gone');
  await turn();
  close();
  const heard: unknown[] = [];
  held.onClose(() => heard.push('closed'));
  held.onFrame((frame) => heard.push(frame));
  expect(heard).toEqual(['closed']);
});

test('a line that closes later tells whoever listens', () => {
  const { far, close } = linePair();
  const heard: string[] = [];
  heldLine(far).onClose(() => heard.push('closed'));
  close();
  expect(heard).toEqual(['closed']);
});
