import { expect, test } from 'vitest';
import { BOTH_UP, NODES } from '../../../../test/support/application-facts.ts';
import {
  fresh,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { clusterEntrySchema } from '../../../shared/domain/inventory.ts';
import type { NodeRound } from '../../../shared/domain/node-round.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { operationRequestSchema } from '../../../shared/domain/operation-request.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { CfTimeoutFacts, SettingsFiles } from '../facts/gather-cf-timeout.ts';
import { blocks } from '../rules/judged.ts';
import { cfTimeout } from './cf-timeout.ts';
import { planOperation } from './plan-operation.ts';

const request = operationRequestSchema.parse({ operation: 'cf-timeout', cluster: 'web', seconds: 20 });
if (request.operation !== 'cf-timeout') throw new Error('It is another wish');
const operation = cfTimeout(request, clusterEntrySchema.parse({ name: 'web', nodes: NODES }));

const TEN = '# ours\nCLUSTER_TIMEOUT "10"\n';
const TWENTY = '# ours\nCLUSTER_TIMEOUT "20"\n';
interface Of {
  readonly kernel?: string;
  readonly file?: string | null;
  readonly staged?: string | null;
  readonly sees?: Readonly<Record<string, CfState>>;
}
const settings = (kernel: string): NodeRound['cfSettings'] =>
  ok(kernel === '' ? {} : { CLUSTER_TIMEOUT: kernel });
const nodeOf = (name: string, { kernel = '10', sees = BOTH_UP }: Of) =>
  nodeSays(name, { ...roundOf('UP', sees), cfSettings: settings(kernel) });
const filesOf = (name: string, { file = TEN, staged = null }: Of): SettingsFiles => ({
  node: nodeNameSchema.parse(name),
  file: fresh(ok(file), name),
  staged: fresh(ok(staged), name),
});
const factsOf = (web1: Of = {}, web2: Of = {}): CfTimeoutFacts => ({
  at: NOW,
  cluster: 'web',
  nodes: [nodeOf('web1', web1), nodeOf('web2', web2)],
  files: [filesOf('web1', web1), filesOf('web2', web2)],
});
const all = factsOf();

const planOf = (facts: CfTimeoutFacts) =>
  planOperation({ request, subject: { kind: 'cluster', id: 'web' }, cluster: 'web' }, operation, facts);
const stepOf = (id: string, opening = all) => {
  const step = operation.steps(opening).find((each) => each.id === id);
  if (step === undefined) throw new Error(`No step ${id}`);
  return step;
};

test('all files first, then one load right after the other; the old text and value go back only after a failure', () => {
  const plan = planOf(all);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id }) => id)).toEqual([
    ...['stage web1', 'place web1', 'check web1', 'stage web2', 'place web2', 'check web2'],
    ...['load web1', 'load web2'],
    ...['stage-old web1', 'place-old web1', 'stage-old web2', 'place-old web2'],
    ...['load-old web1', 'load-old web2', 'check-cf-timeout'],
  ]);
  expect(plan.steps[0]?.command).toBe(
    '/usr/bin/tee /etc/default/cluster.config.nodeward\n< # ours\n< CLUSTER_TIMEOUT "20"\n< ',
  );
  const steps = operation.steps(all);
  expect(steps.filter(({ onlyAfterFailure }) => onlyAfterFailure === true).map(({ id }) => id)).toEqual(
    steps.flatMap(({ id }) => (id.includes('-old ') ? [id] : [])),
  );
});

const silentWeb2: CfTimeoutFacts = { ...all, nodes: [nodeOf('web1', {}), nodeSilent('web2')] };
const unreadWeb2: CfTimeoutFacts = {
  ...all,
  files: [filesOf('web1', {}), { ...filesOf('web2', {}), file: fresh(fail(SILENCE), 'web2') }],
};
const BROKEN: readonly (readonly [string, CfTimeoutFacts, 'fail' | 'unknown'])[] = [
  ['a node is LEFTCLUSTER', factsOf({ sees: { web1: 'UP', web2: 'LEFTCLUSTER' } }), 'fail'],
  ['a node is DOWN', factsOf({ sees: { web1: 'UP', web2: 'DOWN' } }), 'fail'],
  ['a node is silent', silentWeb2, 'unknown'],
  ['a file cannot be read', unreadWeb2, 'unknown'],
  ['a file has the timeout twice', factsOf({}, { file: `${TEN}${TEN}` }), 'fail'],
  ['a file has a timeout that is no number', factsOf({}, { file: 'CLUSTER_TIMEOUT "a"\n' }), 'fail'],
  ['a kernel’s timeout is no number', factsOf({}, { kernel: 'x' }), 'unknown'],
];
test.each(BROKEN)('the CF timeout is not changed while %s', (_what, facts, verdict) => {
  const plan = planOf(facts);
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules).toContainEqual(expect.objectContaining({ rule: 'I22', verdict }));
});

test.each([
  ['only the kernels differ', factsOf({ kernel: '30' }, {})],
  ['only the files differ', factsOf({ file: TWENTY }, {})],
  ['there is no file yet', factsOf({ file: null, kernel: '' }, { file: null, kernel: '' })],
])('%s: it may be made the same', (_what, facts) => {
  expect(planOf(facts).verdict).toBe('allowed');
});

test('where all have it already nothing is put or loaded again, and what an earlier change owes is paid', () => {
  const there = factsOf({ kernel: '20', file: TWENTY }, { kernel: '20', file: TWENTY });
  expect(planOf(there).verdict).toBe('allowed');
  const forward = operation.steps(there).filter(({ part, id }) => part === 'step' && !id.startsWith('check'));
  expect(forward.map(({ id, effects }) => [id, effects(there).some(blocks)])).toEqual(
    ['stage web1', 'place web1', 'stage web2', 'place web2', 'load web1', 'load web2'].map((id) => [
      id,
      false,
    ]),
  );
  const check = stepOf('check-cf-timeout', there);
  expect([check.pays, check.effects(there).some(blocks)]).toEqual(['cf-timeout web', false]);
});

test('nothing is put in the file’s place but what was meant', () => {
  const rulesOf = (id: string, staged: string | null) => stepOf(id).rules(factsOf({ staged }));
  expect(rulesOf('place web1', TWENTY).some(blocks)).toBe(false);
  expect(rulesOf('place web1', 'CLUSTER_TIMEOUT "99"\n').some(blocks)).toBe(true);
  expect(rulesOf('place web1', null).some(blocks)).toBe(true);
  // A rest of the way forward is not the old text.
  expect(rulesOf('place-old web1', TWENTY).some(blocks)).toBe(true);
  expect(rulesOf('place-old web1', TEN).some(blocks)).toBe(false);
});

test('a file that somebody else has changed meanwhile is left alone', () => {
  expect(
    stepOf('stage web1')
      .rules(factsOf({ file: '# theirs\n' }))
      .some(blocks),
  ).toBe(true);
});

test('the first load asks for all files in place; once it was done nothing holds the others back', () => {
  const half = factsOf({ file: TWENTY });
  const whole = factsOf({ file: TWENTY }, { file: TWENTY });
  expect(stepOf('load web1')).toMatchObject({ underCommon: true, debt: { owed: '10' } });
  expect(stepOf('load web1').rules(half).some(blocks)).toBe(true);
  expect(stepOf('load web1').rules(whole).some(blocks)).toBe(false);
  expect(stepOf('load web2')).toMatchObject({ underCommon: false });
  expect(stepOf('load web2').rules(silentWeb2)).toEqual([]);
});

test('what is owed is paid only when all files and all kernels say the same', () => {
  const { effects, pays } = stepOf('check-cf-timeout');
  expect(pays).toBe(stepOf('load web1').debt?.debt);
  expect(effects(all)).toMatchObject([{ verdict: 'pass' }]);
  expect(effects(factsOf({ kernel: '20' }, {}))).toMatchObject([{ verdict: 'fail' }]);
  expect(effects(factsOf({ kernel: '20', file: TWENTY }, {}))).toMatchObject([{ verdict: 'fail' }]);
  expect(effects(factsOf({ file: TWENTY }, {}))).toMatchObject([{ verdict: 'fail' }]);
  expect(effects(silentWeb2)).toMatchObject([{ verdict: 'unknown' }]);
  expect(effects(unreadWeb2)).toMatchObject([{ verdict: 'unknown' }]);
});

test('the old value is the one of the old text, and is seen in the kernel', () => {
  const opening = factsOf({ kernel: '30', file: '' });
  const old = stepOf('load-old web1', opening);
  expect(old.effects(factsOf({ kernel: '10' }))).toMatchObject([{ verdict: 'pass' }]);
  expect(old.effects(factsOf({ kernel: '30' }))).toMatchObject([{ verdict: 'fail' }]);
  expect(stepOf('load web1', opening).debt?.owed).toBe('web1 30, web2 10');
});
