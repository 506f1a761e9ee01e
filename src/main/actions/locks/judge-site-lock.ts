import type { NodeName } from '../../../shared/domain/names.ts';

/** What one node answered to the atomic create of the consoles' lock. */
export type NodeLockAnswer =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'held';
      readonly owner: string;
      readonly console: string;
      /** Epoch milliseconds by the holder's clock; null when it cannot be read. */
      readonly since: number | null;
    }
  | { readonly kind: 'could-not-ask'; readonly why: string };

export interface NodeLock {
  readonly node: NodeName;
  readonly answer: NodeLockAnswer;
}
export interface SiteLockHolder {
  readonly node: NodeName;
  readonly owner: string;
  readonly console: string;
  readonly since: number | null;
}

export interface SiteLockVerdict {
  /** `nobody-asked`: without one node that took it there is no lock. */
  readonly decision: 'allowed' | 'held' | 'nobody-asked';
  readonly holders: readonly SiteLockHolder[];
  /** Another console may hold it there: to be shown also when allowed. */
  readonly notAsked: readonly { readonly node: NodeName; readonly why: string }[];
  /** Where it was taken; when it is not allowed it must be released there at once. */
  readonly taken: readonly NodeName[];
}

/** One lock found anywhere refuses; nodes that could not be asked are named, and never count as free. */
export function judgeSiteLock(locks: readonly NodeLock[]): SiteLockVerdict {
  const holders: SiteLockHolder[] = [];
  const notAsked: { node: NodeName; why: string }[] = [];
  const taken: NodeName[] = [];
  for (const { node, answer } of locks) {
    if (answer.kind === 'taken') taken.push(node);
    else if (answer.kind === 'could-not-ask') notAsked.push({ node, why: answer.why });
    else holders.push({ node, owner: answer.owner, console: answer.console, since: answer.since });
  }
  const allowed = taken.length > 0 ? 'allowed' : 'nobody-asked';
  return { decision: holders.length > 0 ? 'held' : allowed, holders, notAsked, taken };
}

/** Where it has to be given back at once, because it was not got everywhere. */
export const toRelease = ({ decision, taken }: SiteLockVerdict): readonly NodeName[] =>
  decision === 'allowed' ? [] : taken;
