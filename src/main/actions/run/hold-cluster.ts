import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { clusterWordSchema, type ClusterWord } from '../commands/command-words.ts';
import { siteLockBreak, siteLockTake } from '../commands/site-lock.ts';
import type { SiteLock } from '../commands/site-lock-line.ts';
import {
  judgeSiteLock,
  type NodeLock,
  type NodeLockAnswer,
  type SiteLockHolder,
} from '../locks/judge-site-lock.ts';
import { sayLock, type LockSaid, type WayOfLocks } from './lock-word.ts';

/** Other consoles are told on every node of the cluster that answers. */
export interface HeldCluster {
  readonly notAsked: readonly { readonly node: string; readonly why: string }[];
  /** Safe to call twice. */
  readonly release: () => Promise<void>;
}
export type NotHeld =
  | {
      readonly kind: 'locked';
      readonly object: string;
      readonly holders: readonly [SiteLockHolder, ...SiteLockHolder[]];
    }
  | { readonly kind: 'nobody-asked'; readonly nodes: readonly string[] };

export interface Hold extends WayOfLocks {
  readonly cluster: string;
  readonly nodes: readonly NodeEntry[];
  readonly lock: SiteLock;
}

/**
 * Takes the consoles' lock on all nodes at once; what one of them refuses is given back everywhere. A lock that this
 * very console left behind when it crashed is taken away first.
 */
export async function holdCluster(hold: Hold): Promise<Result<HeldCluster, NotHeld>> {
  const cluster = clusterWordSchema.safeParse(hold.cluster);
  const names = hold.nodes.map(({ name }) => name);
  if (!cluster.success) return fail({ kind: 'nobody-asked', nodes: names });
  const locks = await Promise.all(hold.nodes.map((node) => takeOn(node, cluster.data, hold)));
  const verdict = judgeSiteLock(locks);
  let isHeld = true;
  const release = async () => {
    if (!isHeld) return;
    isHeld = false;
    const taken = hold.nodes.filter(({ name }) => verdict.taken.includes(name));
    await Promise.all(taken.map((node) => sayLock(node, siteLockBreak(cluster.data, hold.lock), hold)));
  };
  if (verdict.decision === 'allowed') return ok({ notAsked: verdict.notAsked, release });
  await release();
  const [first, ...others] = verdict.holders;
  return fail(
    first === undefined
      ? { kind: 'nobody-asked', nodes: names }
      : { kind: 'locked', object: hold.cluster, holders: [first, ...others] },
  );
}

async function takeOn(node: NodeEntry, cluster: ClusterWord, hold: Hold): Promise<NodeLock> {
  const first = await sayLock(node, siteLockTake(cluster, hold.lock), hold);
  const refused = first.ok || first.error === null ? null : first.error;
  const isOurs = refused?.kind === 'held' && refused.by.consoleId === hold.lock.consoleId;
  if (!isOurs) return { node: node.name, answer: answerOf(first) };
  await sayLock(node, siteLockBreak(cluster, refused.by), hold);
  return { node: node.name, answer: answerOf(await sayLock(node, siteLockTake(cluster, hold.lock), hold)) };
}

function answerOf(said: LockSaid): NodeLockAnswer {
  if (said.ok) return { kind: 'taken' };
  if (said.error === null) return { kind: 'could-not-ask', why: 'no-answer' };
  const { error } = said;
  if (error.kind === 'held') {
    const { owner, consoleId, since } = error.by;
    return { kind: 'held', owner, console: consoleId, since };
  }
  // Something stands in the lock's place that cannot be read: it counts as held.
  if (error.kind === 'not-a-lock') return { kind: 'held', owner: '?', console: '?', since: null };
  return { kind: 'could-not-ask', why: error.kind };
}
