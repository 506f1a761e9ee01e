import type { JournalBody, JournalSaying, OperationId } from '../../../shared/domain/journal.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { ruleText } from '../../../shared/text/plan-text.ts';
import type { Text } from '../../../shared/text/text.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import type { OperationJournal } from '../journal/operation-journal.ts';
import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import type { Debt } from '../operations/operation.ts';
import { blocks } from '../rules/judged.ts';

type Written = Result<void, JournalFailure>;
type PartOf = Pick<PreparedStep, 'id' | 'part'>;

/**
 * One operation's entries in the record, each with the person for whom it is written. What cannot be written is told to
 * whoever is about to act on it.
 */
export class RunRecord {
  readonly #journal: OperationJournal;
  readonly #operation: OperationId;
  readonly #text: Text;
  #person: string;

  constructor(journal: OperationJournal, operation: OperationId, text: Text, person: string) {
    this.#journal = journal;
    this.#operation = operation;
    this.#text = text;
    this.#person = person;
  }

  say(saying: JournalSaying): Written {
    const written = this.#journal.append(this.#operation, saying, this.#person);
    return written.ok ? ok(undefined) : written;
  }

  /** A person's word to what is shown. What follows is written for whoever spoke last. */
  said(person: string, word: JournalBody<'said'>['word'], step: string | null, to: string): Written {
    const written = this.say({ kind: 'said', body: { person, step, word, to } });
    if (written.ok) this.#person = person;
    return written;
  }

  judged(step: string | null, rules: readonly JudgedRule[], allowed: boolean): Written {
    return this.#judged('rules', step, rules, allowed);
  }

  /** What a step brought about, as it was seen: also whose word stood in for it. */
  seen(step: string, effects: readonly JudgedRule[]): Written {
    return effects.length === 0
      ? ok(undefined)
      : this.#judged('effects', step, effects, !effects.some(blocks));
  }

  /** Before its command leaves. */
  started({ id, part }: PartOf, { drawn }: StepLook): Written {
    const body = { step: id, part, command: drawn.command, machine: drawn.machine ?? '' };
    return this.say({ kind: 'step-started', body });
  }

  finished({ id, part }: PartOf, output: string, effects: readonly JudgedRule[]): Written {
    const body = { step: id, part, output, verifiedBy: proofOf(effects) };
    return this.say({ kind: 'step-finished', body });
  }

  failed({ id, part }: PartOf, output: string, why: string): Written {
    return this.say({ kind: 'step-failed', body: { step: id, part, output, why } });
  }

  /** Nothing is written when it is open already: it is owed once, since its beginning. */
  owe(debt: Debt, since: number): Written {
    const isOwed = this.#journal.isOwed(this.#operation, debt.debt);
    if (!isOwed.ok) return isOwed;
    if (isOwed.value) return ok(undefined);
    return this.say({ kind: 'debt-opened', body: { ...debt, since } });
  }

  pay(debt: string, by: string, effects: readonly JudgedRule[]): Written {
    const isOwed = this.#journal.isOwed(this.#operation, debt);
    if (!isOwed.ok) return isOwed;
    if (!isOwed.value) return ok(undefined);
    return this.say({ kind: 'debt-paid', body: { debt, by, evidence: proofOf(effects) } });
  }

  #judged(
    about: JournalBody<'judged'>['about'],
    step: string | null,
    rules: readonly JudgedRule[],
    allowed: boolean,
  ): Written {
    const verdicts = rules.map((rule) => verdictOf(this.#text, rule));
    return this.say({ kind: 'judged', body: { about, step, allowed, verdicts } });
  }

  /** What was looked for and is seen, or is not, as sentences. */
  words(rules: readonly JudgedRule[]): string {
    return rules.map((rule) => ruleText(this.#text, rule)).join('; ');
  }
}

const proofOf = (effects: readonly JudgedRule[]): Evidence | null => effects[0]?.evidence[0] ?? null;

const verdictOf = (text: Text, rule: JudgedRule) => ({
  rule: rule.rule,
  citation: rule.citation,
  verdict: rule.verdict,
  attested: rule.attested,
  subject: rule.subject,
  words: ruleText(text, rule),
  evidence: rule.evidence.slice(0, 100),
});
