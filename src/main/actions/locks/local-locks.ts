import { fail, ok, type Result } from '../../../shared/result.ts';

export interface LockRequest {
  readonly clusters: readonly string[];
  readonly hosts: readonly string[];
  /** Hosts where something is done to guests: by several at once, but never while a host as a whole is worked on. */
  readonly guestsOn: readonly string[];
  /** Named to whoever is refused: the operation and its person. */
  readonly holder: string;
}
export interface LockRefusal {
  readonly kind: 'cluster' | 'host';
  readonly name: string;
  readonly heldBy: string;
}

interface Holding {
  readonly holder: string;
  readonly isWhole: boolean;
}

/** One operation for each cluster and for each host of this process. All that is asked for, or nothing. */
export class LocalLocks {
  readonly #held = new Map<string, Set<Holding>>();

  /** The value gives everything back; safe to call twice. */
  take({ clusters, hosts, guestsOn, holder }: LockRequest): Result<() => void, LockRefusal> {
    const wanted = [
      ...clusters.map((name) => ({ kind: 'cluster', name, isWhole: true }) as const),
      ...hosts.map((name) => ({ kind: 'host', name, isWhole: true }) as const),
      ...guestsOn.map((name) => ({ kind: 'host', name, isWhole: false }) as const),
    ];
    for (const { kind, name, isWhole } of wanted) {
      const other = [...this.#holdingsOf(kind, name)].find((each) => isWhole || each.isWhole);
      if (other !== undefined) return fail({ kind, name, heldBy: other.holder });
    }
    const taken = wanted.map(({ kind, name, isWhole }) => {
      const holding: Holding = { holder, isWhole };
      const holdings = this.#holdingsOf(kind, name).add(holding);
      return () => holdings.delete(holding);
    });
    return ok(() => taken.forEach((giveBack) => giveBack()));
  }

  #holdingsOf(kind: 'cluster' | 'host', name: string): Set<Holding> {
    const key = keyOf(kind, name);
    const found = this.#held.get(key) ?? new Set<Holding>();
    this.#held.set(key, found);
    return found;
  }
}

const keyOf = (kind: 'cluster' | 'host', name: string) => `${kind}:${name}`;
