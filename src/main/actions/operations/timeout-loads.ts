import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import { cfConfigLoad } from '../commands/cf-timeout.ts';
import type { CfTimeoutFacts } from '../facts/gather-cf-timeout.ts';
import { judgeLoaded, judgeSame } from '../rules/cf-timeout.ts';
import { I22, judgeFile } from '../rules/settings-file.ts';
import type { Debt, Step } from './operation.ts';

/** What becomes of one node's settings, fixed at the opening. Null: it could not be read or is not clear. */
export interface TimeoutChange {
  readonly node: NodeEntry;
  readonly seconds: number;
  readonly next: string | null;
  readonly old: string | null;
  /** What CF takes from the old text. */
  readonly oldSeconds: number | null;
}

const LOAD_MS = 20_000;
/** Nothing is at work any more: what does not answer by then stays owed. */
const SAME_MS = 8_000;
const loadId = ({ node }: TimeoutChange): string => `load ${node.name}`;

const PARTS = {
  citation: 'cf43-1.1.2',
  irreversible: false,
  limitMs: LOAD_MS,
  required: true,
} as const;

/**
 * The first load alone asks that all files are in place and all nodes UP (`all`). Once a node has the new timeout there
 * is nothing to weigh: the others follow at once, or it goes back.
 */
export const load = (
  change: TimeoutChange,
  all: readonly TimeoutChange[],
  debt: Debt,
): Step<CfTimeoutFacts> => ({
  ...PARTS,
  id: loadId(change),
  step: 'load-config',
  part: 'step',
  underCommon: all.length > 0,
  values: () => ({ node: change.node.name, seconds: change.seconds }),
  rules: (facts) => all.map(({ node, next }) => judgeFile(I22, facts, node.name, next ?? '')),
  deed: () => ({ kind: 'command', on: change.node, command: cfConfigLoad() }),
  effects: (facts) => [judgeLoaded(facts, change.node.name, change.seconds)],
  debt,
});

/** The old file has been put back before. */
export const loadOld = (change: TimeoutChange): Step<CfTimeoutFacts> => ({
  ...PARTS,
  id: `load-old ${change.node.name}`,
  step: 'load-config',
  part: 'restore',
  underCommon: false,
  restores: [loadId(change)],
  onlyAfterFailure: true,
  values: () => ({ node: change.node.name, seconds: change.oldSeconds ?? '?' }),
  rules: (facts) => [judgeFile(I22, facts, change.node.name, change.old ?? '')],
  deed: () => ({ kind: 'command', on: change.node, command: cfConfigLoad() }),
  effects: (facts) => [judgeLoaded(facts, change.node.name, change.oldSeconds ?? 0)],
});

/** Also after all went well: what is owed is paid by what is seen. */
export const checkSame = (
  cluster: string,
  changes: readonly TimeoutChange[],
  debt: string,
): Step<CfTimeoutFacts> => ({
  ...PARTS,
  id: 'check-cf-timeout',
  step: 'check-cf-timeout',
  part: 'restore',
  underCommon: false,
  restores: changes.map(loadId),
  values: () => ({ cluster }),
  rules: () => [],
  deed: () => 'none',
  limitMs: SAME_MS,
  effects: (facts) => [judgeSame(facts)],
  pays: debt,
});
