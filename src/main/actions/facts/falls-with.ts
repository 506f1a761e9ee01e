import type { HostLoss } from '../../../shared/domain/host-loss.ts';

interface Remembered {
  readonly lastKnown: readonly string[];
  readonly loss: HostLoss | null;
  readonly nodes: readonly string[];
}

/** Guests and nodes that fall with a host, or may, by their names. */
export const fallsWith = ({ lastKnown, loss, nodes }: Remembered): readonly string[] => [
  ...new Set([...lastKnown, ...(loss?.guests ?? []).map(({ name }) => name), ...nodes]),
];
