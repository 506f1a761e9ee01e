import { expect, test } from 'vitest';
import {
  fresh,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { NodeRound } from '../../../shared/domain/node-round.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import type { CfTimeoutFacts, SettingsFiles } from '../facts/gather-cf-timeout.ts';
import { judgeAllReached, judgeLoaded, judgeNew, judgeSame, kernelTimeout } from './cf-timeout.ts';
import { EFFECT } from './effects.ts';
import { fileText, judgeFile, judgeReadable, judgeStaged } from './settings-file.ts';

const name = (word: string) => nodeNameSchema.parse(word);
const both = { web1: 'UP', web2: 'UP' } as const;
const TEN = 'CLUSTER_TIMEOUT "10"\n';
const TWENTY = 'CLUSTER_TIMEOUT "20"\n';
const TWICE = TEN + TWENTY;
const settings = (word?: string): NodeRound['cfSettings'] =>
  ok(word === undefined ? {} : { CLUSTER_TIMEOUT: word });
const node = (of: string, cfSettings: NodeRound['cfSettings'], sees: Parameters<typeof roundOf>[1] = both) =>
  nodeSays(of, { ...roundOf('UP', sees), cfSettings });
const files = (
  of: string,
  file: string | null | typeof SILENCE,
  staged: string | null | typeof SILENCE = null,
): SettingsFiles => ({
  node: name(of),
  file: fresh(typeof file === 'object' && file !== null ? fail(file) : ok(file), of),
  staged: fresh(typeof staged === 'object' && staged !== null ? fail(staged) : ok(staged), of),
});
const factsOf = (nodes: readonly NodeFacts[], found: readonly SettingsFiles[]): CfTimeoutFacts => ({
  at: NOW,
  cluster: 'web',
  nodes,
  files: found,
});
const [ten1, ten2, twenty2] = [
  node('web1', settings('10')),
  node('web2', settings('10')),
  node('web2', settings('20')),
];
const tens = [files('web1', TEN), files('web2', TEN)];

test.each<[NodeFacts, number | undefined]>([
  [node('web1', settings('600')), 600],
  [node('web1', settings()), 10],
  [node('web1', settings('10 s')), undefined],
  [node('web1', settings('x10')), undefined],
  [node('web1', settings('')), undefined],
  [node('web1', fail({ kind: 'missing' })), undefined],
  [nodeSilent('web1'), undefined],
])('what CF works with (%#)', (facts, seconds) => {
  expect(kernelTimeout(facts)).toBe(seconds);
});

/** What is said before a change to 10; it is the same everywhere. */
test.each<[string, CfTimeoutFacts, string, string]>([
  ['all say 10', factsOf([ten1, ten2], tens), 'already', 'pass'],
  ['all say 20', factsOf([twenty2], [files('web2', TWENTY)]), 'new', 'pass'],
  ['no file and nothing set', factsOf([node('web1', settings())], [files('web1', null)]), 'already', 'pass'],
  ['one kernel differs', factsOf([ten1, twenty2], tens), 'new', 'fail'],
  ['one file differs', factsOf([ten1, ten2], [files('web1', TEN), files('web2', TWENTY)]), 'new', 'fail'],
  [
    'the first file differs',
    factsOf([ten1, ten2], [files('web1', TWENTY), files('web2', TEN)]),
    'new',
    'fail',
  ],
  [
    'kernel and file of one differ',
    factsOf([ten1, twenty2], [files('web1', TEN), files('web2', TWENTY)]),
    'new',
    'fail',
  ],
  ['one kernel is unknown', factsOf([ten1, nodeSilent('web2')], tens), 'not-known', 'unknown'],
  [
    'one file is unknown',
    factsOf([ten1, ten2], [files('web1', TEN), files('web2', SILENCE)]),
    'not-known',
    'unknown',
  ],
  ['one file was not asked for', factsOf([ten1, ten2], [files('web1', TEN)]), 'not-known', 'unknown'],
  [
    'one file says it twice',
    factsOf([ten1, ten2], [files('web1', TEN), files('web2', TWICE)]),
    'not-known',
    'unknown',
  ],
  ['there is no node', factsOf([], []), 'not-known', 'unknown'],
])('where %s', (_what, facts, said, same) => {
  const before = judgeNew(facts, 10);
  expect(before.sentence).toBe(`rule.I22.${said}`);
  expect([before.verdict, judgeSame(facts).verdict]).toEqual([
    said === 'not-known' ? 'unknown' : 'pass',
    same,
  ]);
});

test('CF on a node works with it, with another one, or nobody knows', () => {
  const loaded = (...nodes: readonly NodeFacts[]) =>
    judgeLoaded(factsOf(nodes, []), name('web2'), 20).verdict;
  expect([loaded(ten1, twenty2), loaded(ten1, ten2)]).toEqual(['pass', 'fail']);
  expect([loaded(ten1), loaded(ten1, nodeSilent('web2'))]).toEqual(['unknown', 'unknown']);
});

test('all are reached only when all are UP for each other', () => {
  const reached = (...nodes: readonly NodeFacts[]) => {
    const { rule, verdict } = judgeAllReached(factsOf(nodes, []));
    return [rule, verdict];
  };
  expect(reached(ten1, ten2)).toEqual(['I22', 'pass']);
  expect(reached(ten1, nodeSilent('web2'))).toEqual(['I22', 'unknown']);
  expect(reached(ten1, node('web2', settings(), { ...both, web1: 'LEFTCLUSTER' }))).toEqual(['I22', 'fail']);
});

/** It can be read; it is what was meant; what stands beside it is. */
test.each<[string, SettingsFiles, string, string, string]>([
  ['both as meant', files('web1', TEN, TEN), 'pass', 'pass', 'pass'],
  ['no file is an empty one', files('web1', null, null), 'pass', 'fail', 'fail'],
  ['it says it twice', files('web1', TWICE, TWICE), 'fail', 'fail', 'fail'],
  ['another text', files('web1', TWENTY, TWENTY), 'pass', 'fail', 'fail'],
  ['neither is known', files('web1', SILENCE, SILENCE), 'unknown', 'unknown', 'unknown'],
  ['only of another node', files('web2', TEN, TEN), 'unknown', 'unknown', 'unknown'],
])('of a settings file: %s', (_what, found, readable, file, staged) => {
  const facts = factsOf([ten1], [found]);
  const web1 = name('web1');
  expect(judgeReadable(facts, web1).verdict).toBe(readable);
  expect(judgeFile(EFFECT, facts, web1, TEN).verdict).toBe(file);
  expect(judgeStaged(EFFECT, facts, web1, TEN).verdict).toBe(staged);
});

test('no file is an empty text: what is put there rests on nothing else', () => {
  expect(fileText(factsOf([ten1], [files('web1', null)]), name('web1'))).toBe('');
});

/** What holds now, as it is said before a change. */
test.each<[string, readonly NodeFacts[], readonly SettingsFiles[], string, string]>([
  ['all say the same', [ten1, ten2], tens, '10 s', ''],
  ['one kernel differs', [ten1, twenty2], tens, 'web1 10 s; web2 20 s, file 10 s', ''],
  [
    'one node differs',
    [ten1, twenty2],
    [files('web1', TEN), files('web2', TWENTY)],
    'web1 10 s; web2 20 s',
    '',
  ],
  [
    'all files differ',
    [ten1, ten2],
    [files('web1', TWENTY), files('web2', TWENTY)],
    'web1 10 s, file 20 s; web2 10 s, file 20 s',
    '',
  ],
  ['one is silent', [ten1, nodeSilent('web2')], tens, 'web1 10 s; web2 ? s, file 10 s', 'web2'],
  ['one file is unknown', [ten1], [files('web1', SILENCE)], 'web1 10 s, file ? s', 'web1'],
  ['nothing is known', [nodeSilent('web1')], [files('web1', SILENCE)], '? s', 'web1'],
  [
    'nothing is known of two',
    [nodeSilent('web1'), ten2],
    [files('web1', SILENCE), files('web2', TEN)],
    'web1 ? s; web2 10 s',
    'web1',
  ],
  ['there is no node', [], [], '? s', ''],
])('where %s, that is named', (_what, nodes, found, now, dark) => {
  const facts = factsOf(nodes, found);
  const seconds = nodes[0] === undefined ? '?' : (kernelTimeout(nodes[0]) ?? '?');
  expect(judgeNew(facts, 30).values).toMatchObject({ now, nodes: dark });
  expect(judgeSame(facts).values).toMatchObject({ now, nodes: dark, seconds });
});
