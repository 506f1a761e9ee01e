import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ChangingCommand } from '../commands/changing-command.ts';
import { sendCommand } from '../commands/send-command.ts';
import type { LockRefusal } from '../commands/site-lock.ts';
import type { ChangingConnections } from './changing-connections.ts';

export interface WayOfLocks {
  readonly connections: ChangingConnections;
  readonly clock: Clock;
  /** Of each word to a node. */
  readonly lockMs: number;
}

/** `null`: the node did not answer. */
export type LockSaid = Result<void, LockRefusal | null>;

/** One word about the consoles' lock to one node. */
export async function sayLock(
  node: NodeEntry,
  command: ChangingCommand<LockRefusal>,
  { connections, clock, lockMs }: WayOfLocks,
): Promise<LockSaid> {
  const limit = clock.deadline(lockMs);
  // A node that hangs at the login is named as not asked, and is waited for no longer.
  const connection = await Promise.race([connections.ssh(node), whenAborted(limit)]);
  if (connection?.ok !== true) return fail(null);
  const sent = await sendCommand(connection.value, command, limit);
  return sent.ok ? command.read(sent.value) : fail(null);
}

const whenAborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
