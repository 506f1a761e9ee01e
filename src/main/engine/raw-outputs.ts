import type { RawOutput } from '../../shared/contract/details.ts';
import type { AgentTarget } from '../../shared/domain/node-round.ts';

const LONGEST = 200_000;

/** The newest text that each node sent, for whoever wants to read it. Held in memory only. */
export class RawOutputs {
  readonly #nodes = new Map<
    string,
    { readonly raw: readonly RawOutput[]; readonly targets: readonly AgentTarget[] }
  >();

  keep(
    node: string,
    raw: Readonly<Record<string, string>>,
    targets: readonly AgentTarget[],
    at: number,
  ): void {
    const outputs = Object.entries(raw).map(([title, text]) => ({ title, text: text.slice(0, LONGEST), at }));
    this.#nodes.set(node, { raw: outputs, targets });
  }

  of(node: string): { readonly raw: readonly RawOutput[]; readonly targets: readonly AgentTarget[] } {
    return this.#nodes.get(node) ?? { raw: [], targets: [] };
  }
}
