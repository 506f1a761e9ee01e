import { expect, test } from 'vitest';
import { BMC } from '../../../../test/support/host-power-off-facts.ts';
import { open, play } from '../../../../test/support/play-step.ts';
import { hostEntrySchema, nodeEntrySchema } from '../../../shared/domain/inventory.ts';
import { guestIdSchema } from '../../../shared/domain/names.ts';
import { ok } from '../../../shared/result.ts';
import { sfStop } from '../commands/shutdown-facility.ts';
import type { Deed } from '../operations/operation.ts';
import type { ChangingConnections } from './changing-connections.ts';
import { performDeed } from './perform-deed.ts';

const on = hostEntrySchema.parse({ name: 'kvm-b', bmc: BMC });
const guest = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');

test.each<[Deed, readonly string[]]>([
  [{ kind: 'command', on: nodeEntrySchema.parse({ name: 'web1' }), command: sfStop() }, ['opened']],
  [{ kind: 'domain', on, guest, call: 'powerOffDomain' }, ['opened', 'closed']],
  [{ kind: 'bmc', on, bmc: BMC }, ['opened']],
])('a stop that comes while the way is opened leaves nothing sent ($0.kind)', async (deed, wanted) => {
  const done: string[] = [];
  const note = (word: string) => async () => {
    done.push(word);
    return ok({ exitCode: 0, stdout: '', stderr: '', ms: 1, bytes: 1, raw: '', command: '' });
  };
  const way = {
    ...{ user: 'root', close: () => void done.push('closed') },
    ...{ run: note('sent'), powerOffDomain: note('sent'), powerOff: note('sent') },
  };
  const opens = async () => {
    done.push('opened');
    return ok(way);
  };
  const connections = { ssh: opens, hypervisor: opens, bmc: opens } as unknown as ChangingConnections;
  const isStopped = () => done.includes('opened');
  const { signal } = new AbortController();
  expect(await performDeed(deed, connections, signal, isStopped)).toEqual({ kind: 'stopped', output: '' });
  expect(done).toEqual(wanted);
  await performDeed(deed, connections, signal, () => false);
  expect(done, 'without it the same is sent').toContain('sent');
});

test('stop holds after the yes as well: while facts are gathered once more, nothing is done', async () => {
  const { ended, done, turn, until, state } = play([open]);
  await until('confirm');
  turn.goOn();
  turn.stop();
  expect(await ended).toBe('stopped');
  expect([done, state()]).toEqual([['look', 'look'], 'skipped']);
});

test.each([
  ['step', 'stopped', 'skipped', []],
  // What gives back is never stopped.
  ['restore', 'failed', 'failed', ['sfStop']],
] as const)('stop while the way to the machine is opened: a %s ends %s', async (part, end, state, sent) => {
  const run: string[] = [];
  const refuses = async () => {
    run.push('sfStop');
    return ok({ exitCode: 1, stdout: '', stderr: 'no', ms: 1, bytes: 1 });
  };
  const played = play([open], { part, irreversible: false });
  played.run.connections.ssh = async () => {
    played.turn.stop();
    return ok({ user: 'root', run: refuses } as never);
  };
  expect([await played.ended, played.state(), run]).toEqual([end, state, sent]);
  expect(played.done, 'the record says how it ended').toEqual(['look', 'judged', 'started', 'failed']);
});
