import { expect, test } from 'vitest';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { foundLocks } from './found-locks.ts';

const at = (node: string, owner: string, since: number | null) => ({
  node: nodeNameSchema.parse(node),
  owner,
  console: `of-${owner}`,
  since,
});

test('one lock on several nodes is one, another one stands beside it, and what cannot be read is none', () => {
  const holders = [at('a', 'bob', 5), at('b', 'bob', 5), at('c', 'eve', 5), at('d', '?', null)];
  expect(foundLocks(holders)).toEqual([
    { owner: 'bob', console: 'of-bob', since: 5, nodes: ['a', 'b'] },
    { owner: 'eve', console: 'of-eve', since: 5, nodes: ['c'] },
  ]);
});

test('a lock that was taken later is another one', () => {
  expect(foundLocks([at('a', 'bob', 5), at('b', 'bob', 6)])).toHaveLength(2);
});
