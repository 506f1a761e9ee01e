import { expect, test } from 'vitest';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { judgeSiteLock, toRelease, type NodeLock } from './judge-site-lock.ts';

const node = (name: string) => nodeNameSchema.parse(name);
const taken: NodeLock = { node: node('a'), answer: { kind: 'taken' } };
const held: NodeLock = {
  node: node('b'),
  answer: { kind: 'held', owner: 'bob', console: 'c2', since: null },
};
const silent: NodeLock = { node: node('c'), answer: { kind: 'could-not-ask', why: 'timeout' } };

test.each([
  [[taken], 'allowed', []],
  [[taken, silent], 'allowed', []],
  [[taken, held, silent], 'held', ['a']],
  [[held], 'held', []],
  [[silent], 'nobody-asked', []],
  [[], 'nobody-asked', []],
] as const)('judges case %#', (locks, decision, release) => {
  const verdict = judgeSiteLock(locks);
  expect(verdict.decision).toBe(decision);
  expect(toRelease(verdict)).toEqual(release);
});

test('holders and nodes that could not be asked are named', () => {
  expect(judgeSiteLock([taken, held, silent])).toMatchObject({
    holders: [{ node: 'b', owner: 'bob', console: 'c2', since: null }],
    notAsked: [{ node: 'c', why: 'timeout' }],
    taken: ['a'],
  });
});
