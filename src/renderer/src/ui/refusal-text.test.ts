import { expect, test } from 'vitest';
import { createText } from '../../../shared/text/text.ts';
import { refusalText } from './refusal-text.ts';

const text = createText('en');

test.each<[Parameters<typeof refusalText>[1], RegExp]>([
  [{ kind: 'observer' }, /look and not act/],
  [{ kind: 'typed', wanted: 'web1' }, /not web1/],
  [{ kind: 'held', object: 'web', by: 'sf-restart (ann)' }, /works on web: sf-restart \(ann\)/],
  [
    { kind: 'locked', object: 'web', node: 'web1', by: 'bob', since: null, locks: [] },
    /works on web: bob, as web1 says/,
  ],
  [
    { kind: 'nobody-asked', nodes: ['web1', 'web2'] },
    /\(web1, web2\): another console .* answer SSH again .* runbook, and do its steps by hand/,
  ],
  [{ kind: 'record', why: 'disk-full', detail: '/data' }, /\(the disk is full: \/data\)/],
  [{ kind: 'record', why: 'damaged', detail: '' }, /\(it is damaged\)/],
])('a refusal says why, with its names: %j', (refusal, words) => {
  expect(refusalText(text, refusal)).toMatch(words);
});
