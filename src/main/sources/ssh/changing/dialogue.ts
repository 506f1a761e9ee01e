import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';

/** A question that the command will ask, and what it is told. */
export interface DialogueStep {
  /** Must match all that stands after the last line break. */
  readonly prompt: RegExp;
  /** One line, without its end. */
  readonly answer: string;
}

export interface Dialogue {
  readonly steps: readonly DialogueStep[];
  /** Lines that may stand before the last question; any other ends the dialogue. Empty ones always may. */
  readonly knownLines: readonly RegExp[];
}

/**
 * The command did not ask what was expected: something else (`unknown`), something of the list too early or too
 * late (`out-of-order`), or it ended before all was asked (`ended`). It was hung up without an answer to that.
 */
export interface UnexpectedPrompt {
  readonly kind: 'unexpected-prompt';
  readonly why: 'unknown' | 'out-of-order' | 'ended';
  /** All that it printed and was told, in order. */
  readonly transcript: string;
  /** 0: it has been told nothing yet. */
  readonly answersSent: number;
  readonly exitCode: number | null;
}

export type DialogueFailure = ProbeFailure | UnexpectedPrompt;

const matchesWhole = (pattern: RegExp, text: string): boolean =>
  new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[gy]/g, '')).test(text);

/** What the output so far, since the last answer, means. `asks`: the expected question stands there. */
export type Standing = 'asks' | 'goes on' | 'out-of-order' | 'unknown line' | 'unknown tail';

export function judgeOutput({ steps, knownLines }: Dialogue, answered: number, text: string): Standing {
  const lines = text.split(/\r?\n/);
  const tail = lines.pop() ?? '';
  const isTold = answered === steps.length;
  const isKnown = (line: string): boolean =>
    line.trim() === '' || knownLines.some((known) => matchesWhole(known, line));
  if (!isTold && !lines.every(isKnown)) return 'unknown line';
  if (tail === '') return 'goes on';
  const asked = steps.findIndex(({ prompt }, index) => index >= answered && matchesWhole(prompt, tail));
  if (asked === answered) return 'asks';
  if (steps.some(({ prompt }) => matchesWhole(prompt, tail))) return 'out-of-order';
  return 'unknown tail';
}
