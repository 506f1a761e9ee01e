import { fail, ok, type Result } from '../../../shared/result.ts';

export interface LockRequest {
  readonly clusters: readonly string[];
  readonly hosts: readonly string[];
  /** Named to whoever is refused: the operation and its person. */
  readonly holder: string;
}
export interface LockRefusal {
  readonly kind: 'cluster' | 'host';
  readonly name: string;
  readonly heldBy: string;
}

/** One operation for each cluster and for each host of this process. All that is asked for, or nothing. */
export class LocalLocks {
  readonly #held = new Map<string, string>();

  /** The value gives everything back; safe to call twice. */
  take({ clusters, hosts, holder }: LockRequest): Result<() => void, LockRefusal> {
    const wanted = [
      ...clusters.map((name) => ({ kind: 'cluster', name }) as const),
      ...hosts.map((name) => ({ kind: 'host', name }) as const),
    ];
    for (const { kind, name } of wanted) {
      const heldBy = this.#held.get(keyOf(kind, name));
      if (heldBy !== undefined) return fail({ kind, name, heldBy });
    }
    const keys = wanted.map(({ kind, name }) => keyOf(kind, name));
    for (const key of keys) this.#held.set(key, holder);
    let isHeld = true;
    return ok(() => {
      if (isHeld) for (const key of keys) this.#held.delete(key);
      isHeld = false;
    });
  }
}

const keyOf = (kind: 'cluster' | 'host', name: string) => `${kind}:${name}`;
