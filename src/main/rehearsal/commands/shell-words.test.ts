import { expect, test } from 'vitest';
import { shellWords } from './shell-words.ts';

test.each([
  ['cftool -n', ['cftool', '-n']],
  ['  a   b ', ['a', 'b']],
  [String.raw`'it'\''s' "a \"b\"" ''`, ["it's", 'a "b"', '']],
  [
    "/bin/sh -c '# nodeward node-round 1\n(x) | y' nodeward-round ab",
    ['/bin/sh', '-c', '# nodeward node-round 1\n(x) | y', 'nodeward-round', 'ab'],
  ],
  ['', []],
])('splits %j', (line, words) => {
  expect(shellWords(line)).toEqual(words);
});

test.each(['a | b', 'a; b', 'echo $HOME', "open 'quote", '`id`', 'a && b', 'ls *'])(
  'leaves %j to a real shell',
  (line) => {
    expect(shellWords(line)).toBeNull();
  },
);
