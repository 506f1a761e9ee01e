import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { cfTimeoutSchema } from '../commands/command-words.ts';
import { cfTimeoutIn, withCfTimeout } from '../commands/cf-timeout.ts';
import type { CfTimeoutFacts } from '../facts/gather-cf-timeout.ts';
import { judgeAllReached, judgeNew, kernelTimeout } from '../rules/cf-timeout.ts';
import { fileText, judgeReadable } from '../rules/settings-file.ts';
import type { Debt, Operation } from './operation.ts';
import { checkSame, load, loadOld, type TimeoutChange } from './timeout-loads.ts';
import { checkFile, place, placeOld, stage, stageOld } from './timeout-files.ts';

export type CfTimeoutRequest = Extract<OperationRequest, { operation: 'cf-timeout' }>;

/** While it stands the nodes of the cluster may wait differently long for each other. */
export const timeoutDebt = (cluster: string): string => `cf-timeout ${cluster}`;

/**
 * One CF timeout on all nodes (I22; CF guide 4.3, 1.1.2). All files first, which changes nothing for CF; then it is
 * loaded on one node right after the other. When a step fails, the old file and the old value go back on every node
 * that was touched; what is owed is paid only when all files and all kernels agree.
 */
export const cfTimeout = (
  { seconds }: CfTimeoutRequest,
  { name: cluster, nodes }: ClusterEntry,
): Operation<CfTimeoutFacts> => ({
  rules: (facts) => [
    judgeAllReached(facts),
    ...nodes.map(({ name }) => judgeReadable(facts, name)),
    judgeNew(facts, seconds),
  ],
  steps: (opening) => {
    const changes = nodes.map((node): TimeoutChange => {
      const old = fileText(opening, node.name);
      return { node, seconds, old: old ?? null, next: nextText(old, seconds), oldSeconds: secondsIn(old) };
    });
    const debt: Debt = {
      debt: timeoutDebt(cluster),
      debtKind: 'cf-timeout',
      cluster,
      nodes: nodes.map(({ name }) => name),
      owed: owedOf(opening),
    };
    return [
      ...changes.flatMap((change) => [stage(change), place(change), checkFile(change)]),
      ...changes.map((change, at) => load(change, at === 0 ? changes : [], debt)),
      ...changes.flatMap((change) => [stageOld(change), placeOld(change)]),
      ...changes.map(loadOld),
      checkSame(cluster, changes, debt.debt),
    ];
  },
  waitUntil: () => null,
});

/** Null: nobody can say which text it would be. */
function nextText(old: string | undefined, seconds: number): string | null {
  const word = cfTimeoutSchema.safeParse(seconds);
  const next = old === undefined || !word.success ? null : withCfTimeout(old, word.data);
  return next?.ok === true ? next.value : null;
}

function secondsIn(text: string | undefined): number | null {
  const read = text === undefined ? null : cfTimeoutIn(text);
  return read?.ok === true ? read.value : null;
}

/** What the nodes work with at the opening. */
const owedOf = ({ nodes }: CfTimeoutFacts): string => {
  const all = nodes.map((each) => ({ node: each.node, seconds: kernelTimeout(each) ?? '?' }));
  const [first] = all;
  return all.every(({ seconds }) => seconds === first?.seconds)
    ? String(first?.seconds ?? '?')
    : all.map(({ node, seconds }) => `${node} ${seconds}`).join(', ');
};
