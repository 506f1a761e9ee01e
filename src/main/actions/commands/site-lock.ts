import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CommandOutput } from '../../sources/ssh/remote-command.ts';
import type { ChangingCommand } from './changing-command.ts';
import type { ClusterWord } from './command-words.ts';
import { parseLock, writeLock, type SiteLock } from './site-lock-line.ts';
import { LOCK_SCRIPT } from './site-lock-script.ts';

export type LockRefusal =
  | { readonly kind: 'held'; readonly by: SiteLock }
  /** Something stands in the lock's place that is no lock of ours; it counts as held. */
  | { readonly kind: 'not-a-lock'; readonly text: string }
  /** It is not, or no more, the lock that was meant; it was left as it is. */
  | { readonly kind: 'other-lock' }
  /** The file belongs to another login of the node, which alone may remove it. */
  | { readonly kind: 'not-owner' }
  | { readonly kind: 'refused'; readonly exitCode: number; readonly text: string };

const DEADLINE_MS = 10_000;
const CITE = 'Nodeward, docs/formats/site-lock.md';

// Exit codes of the script.
const HELD = 10;
const NO_LOCK = 11;
const OTHER = 12;
const NOT_OURS = 13;

const script = (
  action: 'take' | 'read' | 'drop',
  cluster: ClusterWord,
  line = '',
): ChangingCommand['argv'] => ['sh', '-c', LOCK_SCRIPT, 'nodeward-lock', action, cluster, line];

/** Takes the lock of a cluster on one node: one atomic link, whole or not at all. */
export const siteLockTake = (cluster: ClusterWord, lock: SiteLock): ChangingCommand<LockRefusal> => ({
  argv: script('take', cluster, writeLock(lock)),
  sudo: false,
  deadlineMs: DEADLINE_MS,
  cite: CITE,
  // Afterwards: other consoles see that an operation works on this cluster.
  read: (output) => {
    if (output.exitCode === 0) return ok(undefined);
    if (output.exitCode !== HELD) return fail(refused(output));
    const by = parseLock(output.stdout);
    return fail(by === null ? { kind: 'not-a-lock', text: output.stdout.trim() } : { kind: 'held', by });
  },
});

/** Takes away that very lock and no other: at the end of one's own operation, or to break a forgotten one. */
export const siteLockBreak = (cluster: ClusterWord, lock: SiteLock): ChangingCommand<LockRefusal> => ({
  argv: script('drop', cluster, writeLock(lock)),
  sudo: false,
  deadlineMs: DEADLINE_MS,
  cite: CITE,
  // Afterwards: the cluster can be locked anew on this node.
  read: (output) => {
    if (output.exitCode === 0 || output.exitCode === NO_LOCK) return ok(undefined);
    if (output.exitCode === OTHER) return fail({ kind: 'other-lock' });
    if (output.exitCode === NOT_OURS) return fail({ kind: 'not-owner' });
    return fail(refused(output));
  },
});

/** A reading: changes nothing. Null: no lock is there. */
export const siteLockRead = (
  cluster: ClusterWord,
): {
  readonly argv: ChangingCommand['argv'];
  readonly deadlineMs: number;
  readonly read: (output: CommandOutput) => Result<SiteLock | null, LockRefusal>;
} => ({
  argv: script('read', cluster),
  deadlineMs: DEADLINE_MS,
  read: (output) => {
    if (output.exitCode === NO_LOCK) return ok(null);
    if (output.exitCode !== 0) return fail(refused(output));
    const lock = parseLock(output.stdout);
    return lock === null ? fail({ kind: 'not-a-lock', text: output.stdout.trim() }) : ok(lock);
  },
});

const refused = ({ exitCode, stdout, stderr }: CommandOutput): LockRefusal => ({
  kind: 'refused',
  exitCode,
  text: `${stdout}${stderr}`.trim(),
});
