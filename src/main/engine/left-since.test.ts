import { expect, test } from 'vitest';
import { roundOf } from '../../../test/support/recovery-facts.ts';
import type { CfState } from '../../shared/domain/cf.ts';
import { nodeNameSchema } from '../../shared/domain/names.ts';
import { fail, ok } from '../../shared/result.ts';
import { fact } from './fact.ts';
import { isNews, leftSince } from './left-since.ts';
import { Ledger } from './ledger.ts';

const web1 = nodeNameSchema.parse('web1');
const subject = { kind: 'node', id: 'web2' } as const;
const never = () => null;

function statesOf(...seen: readonly (readonly [observer: string, state: CfState | null, at: number])[]) {
  const ledger = new Ledger();
  for (const [observer, state, at] of seen) {
    const outcome = state === null ? fail({ kind: 'not-asked' } as const) : ok(state);
    ledger.observe([fact({ source: `node:${observer}`, at }, subject, 'cf', outcome, { observer })]);
  }
  return ledger.of(subject);
}

test('SF’s time begins with the first observer that still says LEFTCLUSTER', () => {
  const both = statesOf(['web1', 'LEFTCLUSTER', 9], ['web3', 'LEFTCLUSTER', 5], ['web1', 'LEFTCLUSTER', 20]);
  expect(leftSince(both, never)).toBe(5);
  expect(leftSince(statesOf(['web3', 'LEFTCLUSTER', 5], ['web3', 'UP', 7]), never)).toBeNull();
  expect(leftSince(statesOf(['web3', 'LEFTCLUSTER', 5], ['web3', null, 7]), never)).toBeNull();
  expect(leftSince([], never)).toBeNull();
  // What a node says of itself is no observer's word.
  const own = new Ledger();
  own.observe([fact({ source: 'node:web2', at: 5 }, subject, 'cf-local', ok('LEFTCLUSTER'))]);
  expect(leftSince(own.of(subject), never)).toBeNull();
});

test('a pause of the console does not begin it anew, however often, and never makes it later', () => {
  const states = statesOf(['web1', 'LEFTCLUSTER', 50], ['web3', 'LEFTCLUSTER', 40]);
  const cuts = new Map([
    ['web1 50', 30],
    ['web1 30', 10],
  ]);
  const before = ({ observer, since }: { observer: string; since: number }) =>
    cuts.get(`${observer} ${since}`) ?? null;
  expect(leftSince(states, before)).toBe(10);
  expect(leftSince(states, ({ since }) => since)).toBe(40);
});

test('a LEFTCLUSTER that only a look saw is news until the same observer’s polls know it', () => {
  const look = roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' });
  const isNew = (states: ReturnType<typeof statesOf> | null) => isNews(web1, look, () => states);
  expect(isNew(statesOf(['web1', 'UP', 5]))).toBe(true);
  expect(isNew(statesOf(['web1', null, 5]))).toBe(true);
  expect(isNew(statesOf(['web3', 'LEFTCLUSTER', 5]))).toBe(true);
  expect(isNew([])).toBe(true);
  expect(isNew(statesOf(['web1', 'LEFTCLUSTER', 5]))).toBe(false);
});

test('what a look says of a node that is not the site’s, or of one that is well, is no news', () => {
  const left = roundOf('UP', { stranger: 'LEFTCLUSTER' });
  expect(isNews(web1, left, never)).toBe(false);
  const well = roundOf('UP', { web1: 'UP', web2: 'UP' });
  expect(isNews(web1, well, () => [])).toBe(false);
  expect(isNews(web1, { cfNodes: fail({ kind: 'missing' }) }, () => [])).toBe(false);
});
