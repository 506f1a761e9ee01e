import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { isAllSeen, leftNodesOf } from './left-nodes.ts';

const picture = sampleSite(1_700_000_000_000);

test('names each node that an observer sees LEFTCLUSTER, with the observer', () => {
  expect(leftNodesOf(picture)).toEqual([
    { node: 'web1', cluster: 'web', observers: ['web2'] },
    { node: 'web2', cluster: 'web', observers: ['web1'] },
  ]);
});

test('an observer that fell silent takes nothing back, and "none" is not known then', () => {
  const nodes = picture.nodes.map((node) => ({
    ...node,
    cfSeen: node.cfSeen.map((seen) => ({
      ...seen,
      state:
        seen.state.kind === 'known'
          ? {
              kind: 'unknown' as const,
              because: { kind: 'silent' as const, intervals: 3 },
              at: 1,
              since: 1,
              last: { value: seen.state.value, at: 1 },
            }
          : seen.state,
    })),
  }));
  expect(leftNodesOf({ nodes }).map(({ node }) => node)).toEqual(['web1', 'web2']);
  expect(isAllSeen({ nodes })).toBe(false);
});
