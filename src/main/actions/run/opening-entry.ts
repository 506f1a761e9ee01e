import type { JournalSaying } from '../../../shared/domain/journal.ts';
import type { JudgedRule, OperationPlan } from '../../../shared/domain/operation-plan.ts';
import type { SiteFile } from '../../../shared/domain/inventory.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import { roleOn } from './authority.ts';
import { wordsOf } from '../rules/word-evidence.ts';
import type { Beginning } from './beginning.ts';
import type { RunRecord } from './run-record.ts';
import { clusterNameSchema } from '../../../shared/domain/names.ts';

/** What is asked for, what was judged and who vouches for what: on disk before anything leaves. */
export function writeOpening(
  record: RunRecord,
  beginning: Beginning,
  file: SiteFile,
  plan: OperationPlan,
  asserted: readonly Asserted[],
): Result<void, JournalFailure> {
  const rules = [...plan.rules, ...(plan.steps[0]?.rules ?? [])];
  const sayings = [
    openingOf(beginning, file, plan),
    ...asserted.map((word) => attestedEntry(word, plan)),
  ] as const;
  for (const saying of sayings) {
    const written = record.say(saying);
    if (!written.ok) return written;
  }
  const judged = record.judged(null, rules, true);
  return judged.ok ? ok(undefined) : judged;
}

const openingOf = (
  { site, caller, prepared }: Beginning,
  file: SiteFile,
  plan: OperationPlan,
): JournalSaying => ({
  kind: 'operation-opened',
  body: {
    operationKind: plan.request.operation,
    objects: [plan.subject],
    site,
    cluster: clusterNameSchema.parse(plan.cluster),
    person: caller.person,
    role: roleOn(caller, file),
    protection: file.protection,
    plan: plan.steps.map(({ id, command, machine, citation, part }) => ({
      step: id,
      command,
      machine,
      citation,
      part,
    })),
    request: prepared.head.request,
  },
});

type Judged = Pick<OperationPlan, 'subject' | 'rules'> & {
  readonly steps: readonly {
    readonly rules: readonly JudgedRule[];
    readonly effects?: readonly JudgedRule[];
  }[];
};

/** `judged`: what the person had before the eyes. */
export const attestedEntry = (word: Asserted, judged: Judged): JournalSaying => {
  const { typed, reason, person } = word;
  const { subject } = judged;
  const rule = vouchedRule(word, judged);
  return { kind: 'attested', body: { rule, subject, typed, reason, person, standing: 'asserted' } };
};

/** The rule that asks for this very word, or rests on it already; `none`: no rule does. */
function vouchedRule({ typed, reason }: Asserted, { rules, steps }: Judged): string {
  const all = [...rules, ...steps.flatMap((step) => [...step.rules, ...(step.effects ?? [])])];
  const isIts = ({ attestBy, evidence }: JudgedRule) =>
    attestBy === typed ||
    evidence.some(({ command, raw }) => command === null && raw === wordsOf(typed, reason));
  return all.find(isIts)?.rule ?? 'none';
}
