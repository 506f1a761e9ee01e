import { expect, test } from 'vitest';
import { blocked, drawn, open, play, ruleThat, turnsUntil } from '../../../../test/support/play-step.ts';
import { hostEntrySchema, nodeEntrySchema } from '../../../shared/domain/inventory.ts';
import { clusterNameSchema, guestIdSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import { applicationWordSchema, sysNodeWordSchema } from '../commands/command-words.ts';
import { rmsForcedSwitch } from '../commands/rms-application.ts';
import type { PreparedStep, StepLook } from '../operations/prepare.ts';

test('what cannot be undone waits for a person, and is done on facts gathered once more, after its entry', async () => {
  const { ended, done, turn, until } = play([open]);
  await until('confirm');
  expect(done).toEqual(['look']);
  turn.goOn();
  expect(await ended).toBe('failed');
  expect(done).toEqual(['look', 'look', 'judged', 'started', 'sent', 'failed']);
});

test.each([{ machine: 'web3' }, { command: 'sdtool -b' }])(
  'a yes is a yes to the words that were shown: when the facts say others, it is asked for anew (%j)',
  async (change) => {
    const other = { ...open, drawn: { ...open.drawn, ...change } };
    const { ended, done, turn, until, run } = play([open, other]);
    await until('confirm');
    expect(run.view.current().steps[0]?.saidYesTo).toBeNull();
    turn.goOn();
    await turnsUntil(() => done.length >= 2);
    await until('confirm');
    expect(done).toEqual(['look', 'look']);
    const { machine, command } = open.drawn;
    expect(run.view.current().steps[0]?.saidYesTo).toBe(`${machine}: ${command}`);
    turn.stop();
    expect(await ended).toBe('stopped');
    expect(done).not.toContain('sent');
  },
);

test('what held when it was confirmed and does not hold a moment later is not done', async () => {
  const { ended, done, turn, until } = play([open, blocked, open]);
  await until('confirm');
  turn.goOn();
  await until('blocked');
  // Another try is no yes.
  turn.goOn();
  await until('confirm');
  expect(done).toEqual(['look', 'look', 'look']);
  turn.stop();
  expect(await ended).toBe('stopped');
});

test('a look that the end of the core overtakes counts for nothing', async () => {
  const core = new AbortController();
  const look = async () => {
    core.abort();
    return open;
  };
  const { ended, done, state } = play([], { look, irreversible: false }, null, core.signal);
  expect(await ended).toBe('stopped');
  expect([done, state()]).toEqual([[], 'judging']);
});

test('nothing is sent that is not in the record first', async () => {
  const { ended, done, turn, until, record } = play([open]);
  record.started = () => fail({ kind: 'disk-full', detail: '' }) as never;
  await until('confirm');
  turn.goOn();
  expect(await ended).toBe('failed');
  expect(done).not.toContain('sent');
});

test('who may act no more is waited for; what only gives back needs nobody', async () => {
  const barred = play([open], { irreversible: false }, { kind: 'not-armed' });
  await barred.until('blocked');
  expect(barred.run.view.current().steps[0]?.refusal).toEqual({ kind: 'not-armed' });
  barred.turn.stop();
  expect(await barred.ended).toBe('stopped');
  const giving = play([open], { irreversible: false, part: 'restore' }, { kind: 'not-armed' });
  await giving.ended;
  expect(giving.done).toContain('sent');
});

test('giving back that its rules forbid stays owed, and waits for nobody', async () => {
  const { ended, done, sayings, state } = play(
    [{ ...blocked, rules: [ruleThat('pass'), ruleThat('unknown')] }],
    { irreversible: false, part: 'restore' },
  );
  expect(await ended).toBe('failed');
  expect(done).toEqual(['look', 'said']);
  expect(sayings).toEqual([{ kind: 'restore-refused', body: { why: 'a: unknown', verdicts: [] } }]);
  expect(state()).toBe('failed');
});

test('what stands already is not done again', async () => {
  const { ended, done, state } = play([{ ...open, effects: [ruleThat('pass')] }]);
  expect(await ended).toBe('done');
  expect(done).toEqual(['look', 'seen pass', 'finished']);
  expect(state()).toBe('done');
});

test('a step that is done shows what was done, and of the facts after it only its effects', async () => {
  const domain = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');
  const on = hostEntrySchema.parse({ name: 'kvm-a' });
  const deed = { kind: 'domain', on, guest: domain, call: 'powerOffDomain' } as const;
  const before = { ...open, deed, drawn: { ...drawn, values: { state: 'running' } } };
  const after = {
    ...before,
    drawn: { ...drawn, command: null, values: { state: 'shut off' }, rules: [ruleThat('unknown')] },
    rules: [ruleThat('unknown')],
    effects: [ruleThat('pass')],
  };
  const { ended, run, done } = play([before, after], { irreversible: false });
  expect(await ended).toBe('done');
  expect(done.slice(-2), 'what was seen is on record').toEqual(['seen pass', 'finished']);
  expect(run.view.current().steps[0]).toMatchObject({
    command: 'sdtool -e',
    values: { state: 'running' },
    rules: [{ verdict: 'pass' }],
    effects: [{ verdict: 'pass' }],
  });
});

test.each<[string, StepLook]>([
  ['one of its rules does not hold', { ...open, rules: [ruleThat('pass'), ruleThat('unknown')] }],
  ['what would be sent cannot be said', { ...open, deed: null }],
])('nothing is sent while %s', async (_what, look) => {
  const { ended, done, turn, until } = play([look], { irreversible: false });
  await until('blocked');
  turn.stop();
  expect(await ended).toBe('stopped');
  expect(done).toEqual(['look']);
});

test.each<[string, StepLook, Partial<PreparedStep>]>([
  ['one of its effects is missing', { ...open, effects: [ruleThat('pass'), ruleThat('fail')] }, {}],
  ['nothing shows its effect', { ...open, effects: [] }, {}],
  [
    'something is owed for it from then on',
    { ...open, effects: [ruleThat('pass')] },
    {
      debt: {
        debt: 'd',
        debtKind: 'fencing-off',
        cluster: clusterNameSchema.parse('web'),
        nodes: [nodeNameSchema.parse('web1')],
        owed: 'running',
      },
    },
  ],
])('a step is not taken to stand while %s', async (_what, look, change) => {
  const { ended, done } = play([look], { irreversible: false, ...change });
  await ended;
  expect(done).toContain('sent');
});

test('what only waits and looks needs no authority', async () => {
  const look: StepLook = { ...open, deed: 'none', effects: [ruleThat('pass')] };
  const { ended, done } = play([look], { irreversible: false }, { kind: 'not-armed' });
  expect(await ended).toBe('done');
  expect(done, 'that it was looked for is on record').toContain('started');
  expect(done).not.toContain('sent');
});

test('a forced switch that RMS denies for a node leads to the recovery of that node, and is not sent again', async () => {
  const command = rmsForcedSwitch(applicationWordSchema.parse('app'), sysNodeWordSchema.parse('web1RMS'));
  const look: StepLook = {
    ...open,
    deed: { kind: 'command', on: nodeEntrySchema.parse({ name: 'web1' }), command },
  };
  const { ended, turn, until, run, state } = play([look]);
  const sent: string[] = [];
  const connection = {
    user: 'root',
    run: async ({ argv }: { readonly argv: readonly string[] }) => {
      sent.push(argv.slice(2).join(' '));
      const stderr = 'ERROR: Forcibly switch request denied, unable to kill node <web2RMS>\n';
      return ok({ exitCode: 1, stdout: '', stderr, ms: 1, bytes: 1 });
    },
  };
  run.connections.ssh = async () => ok(connection as never);
  await until('confirm');
  turn.goOn();
  expect(await ended).toBe('failed');
  expect([sent, state()]).toEqual([['/opt/SMAW/bin/hvswitch -f app web1RMS'], 'failed']);
  expect(run.view.current().steps[0]?.leadsTo).toEqual({ operation: 'leftcluster-recovery', node: 'web2' });
});
