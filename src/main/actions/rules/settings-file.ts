import type { NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { cfTimeoutIn } from '../commands/cf-timeout.ts';
import type { Fresh } from '../facts/cluster-facts.ts';
import type { CfTimeoutFacts } from '../facts/gather-cf-timeout.ts';
import { judged, type RuleHead } from './judged.ts';

/** I22: one CF timeout on all nodes, changed on all of them or on none (CF guide 4.3, 1.1.2). */
export const I22: RuleHead = { rule: 'I22', citation: 'cf43-1.1.2', attestable: false };

const filesOf = ({ files }: CfTimeoutFacts, node: NodeName) => files.find((each) => each.node === node);

/** No file is as good as an empty one. Undefined: nobody knows. */
const textOf = (fresh: Fresh<string | null> | undefined): string | undefined =>
  fresh?.result.ok === true ? (fresh.result.value ?? '') : undefined;

export const fileText = (facts: CfTimeoutFacts, node: NodeName): string | undefined =>
  textOf(filesOf(facts, node)?.file);

/** The file's timeout; undefined where nobody knows it. */
export function fileTimeout(facts: CfTimeoutFacts, node: NodeName): number | undefined {
  const text = fileText(facts, node);
  const timeout = text === undefined ? null : cfTimeoutIn(text);
  return timeout?.ok === true ? timeout.value : undefined;
}

const saidOf = (facts: CfTimeoutFacts, node: NodeName, place: 'file' | 'staged') => {
  const fresh = filesOf(facts, node)?.[place];
  return {
    subject: { kind: 'node', id: node } as const,
    evidence: fresh === undefined ? [] : [fresh.evidence],
    values: { node, nodes: node },
  };
};

/** It can be said what CF takes from the file, so that one line of it can be changed. */
export function judgeReadable(facts: CfTimeoutFacts, node: NodeName): JudgedRule {
  const said = saidOf(facts, node, 'file');
  if (fileText(facts, node) === undefined) return judged(I22, 'unknown', 'rule.I22.not-known', said);
  return fileTimeout(facts, node) === undefined
    ? judged(I22, 'fail', 'rule.I22.unclear', said)
    : judged(I22, 'pass', 'rule.I22.readable', said);
}

/** The file is letter by letter as it was meant. */
export function judgeFile(head: RuleHead, facts: CfTimeoutFacts, node: NodeName, meant: string): JudgedRule {
  const said = saidOf(facts, node, 'file');
  const text = fileText(facts, node);
  if (text === undefined) return judged(head, 'unknown', 'effect.config.not-known', said);
  return text === meant
    ? judged(head, 'pass', 'effect.config.holds', said)
    : judged(head, 'fail', 'effect.config.other', said);
}

/** What would be put in the file's place is what was meant, and no rest of an earlier try. */
export function judgeStaged(
  head: RuleHead,
  facts: CfTimeoutFacts,
  node: NodeName,
  meant: string,
): JudgedRule {
  const said = saidOf(facts, node, 'staged');
  const text = textOf(filesOf(facts, node)?.staged);
  if (text === undefined) return judged(head, 'unknown', 'rule.I22.not-known', said);
  return text === meant
    ? judged(head, 'pass', 'rule.I22.staged', said)
    : judged(head, 'fail', 'rule.I22.staged-other', said);
}
