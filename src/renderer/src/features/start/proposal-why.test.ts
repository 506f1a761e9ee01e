import { expect, test } from 'vitest';
import { guestProposalSchema } from '../../../../shared/contract/setup.ts';
import { createText } from '../../../../shared/text/text.ts';
import { proposalWhy } from './proposal-why.ts';

const text = createText('en');
const GUEST = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'web1',
  state: 'running',
  addresses: ['10.0.0.1'],
  node: null,
  cluster: null,
  matchedBy: null,
  failure: null,
};
const why = (change: object) => proposalWhy(text, guestProposalSchema.parse({ ...GUEST, ...change }));
const SILENT = { kind: 'timed-out', afterMs: 6000 };

test('a guest of which nothing is known is not called no node', () => {
  expect(why({})).toBe('no node found');
  expect(why({ failure: SILENT })).toBe('not known: No answer within 6 s');
  expect(why({ failure: SILENT, addresses: [] })).toMatch(
    /^not known.*no address.*name: No answer within 6 s$/,
  );
  expect(why({ state: 'shutoff', addresses: [] })).toBe('not known: it does not run, so nobody asked it');
});

test('what named the cluster is said where it is not the list of members alone', () => {
  const found = { node: 'web1', cluster: 'web', matchedBy: 'address' };
  expect(why({ ...found, clusterFrom: { kind: 'members' } })).toBe('by its address');
  expect(why({ ...found, clusterFrom: { kind: 'marks', nodes: ['web2'] } })).toMatch(/web2.*the cluster/);
  expect(why({ ...found, clusterFrom: { kind: 'marks-differ', nodes: ['web2'] } })).toMatch(
    /web2.*do not agree/,
  );
  expect(why({ ...found, clusterFrom: { kind: 'not-listed' } })).toMatch(/could not be read/);
});
