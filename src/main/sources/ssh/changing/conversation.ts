import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Clock } from '../../../platform/clock.ts';
import { within, type Limit } from '../limit.ts';
import type { CommandOutput } from '../remote-command.ts';
import { tooLong } from '../run-command.ts';
import type { Ending, Talk } from '../transport/talk.ts';
import { judgeOutput, type Dialogue, type DialogueFailure, type UnexpectedPrompt } from './dialogue.ts';

export interface ConversationRules {
  readonly clock: Clock;
  readonly limit: Limit;
  readonly maxBytes: number;
  /** Output that is no expected question may stand unfinished this long. */
  readonly quietMs: number;
}

type Outcome = Result<CommandOutput, DialogueFailure>;

/** A question may still be on its way: it is answered when nothing has followed for this long. */
const SETTLE_MS = 100;

/** Answers a command's questions by the list. Whatever else it asks gets no answer: it is hung up. */
export async function hold(talk: Talk, dialogue: Dialogue, rules: ConversationRules): Promise<Outcome> {
  const conversation = new Conversation(talk, dialogue, rules);
  const held = await within<Outcome>(rules.limit, (settle) => {
    conversation.begin((outcome) => settle(ok(outcome)));
  });
  const outcome = held.ok ? held.value : held;
  conversation.over();
  if (!outcome.ok) talk.hangUp();
  return outcome;
}

class Conversation {
  readonly #talk: Talk;
  readonly #dialogue: Dialogue;
  readonly #rules: ConversationRules;
  readonly #over = new AbortController();
  readonly #startedAt: number;
  #settle: (outcome: Outcome) => void = () => {};
  #transcript = '';
  /** Since the last answer: what is not yet a whole line that was judged. */
  #said = '';
  #answered = 0;
  #bytes = 0;
  #wait = new AbortController();

  constructor(talk: Talk, dialogue: Dialogue, rules: ConversationRules) {
    this.#talk = talk;
    this.#dialogue = dialogue;
    this.#rules = rules;
    this.#startedAt = rules.clock.now();
  }

  begin(settle: (outcome: Outcome) => void): void {
    this.#settle = settle;
    this.#talk.listen(
      (text) => this.#hear(text),
      (ending) => this.#end(ending),
    );
  }

  over(): void {
    this.#over.abort();
    this.#wait.abort();
  }

  #hear(text: string): void {
    if (this.#over.signal.aborted) return;
    this.#bytes += Buffer.byteLength(text);
    const { maxBytes } = this.#rules;
    if (this.#bytes > maxBytes) {
      this.#finish(fail(tooLong(maxBytes)));
      return;
    }
    this.#transcript += text;
    this.#said += text;
    this.#consider();
  }

  #consider(): void {
    this.#wait.abort();
    this.#wait = new AbortController();
    const standing = judgeOutput(this.#dialogue, this.#answered, this.#said);
    this.#said = this.#said.slice(this.#said.lastIndexOf('\n') + 1);
    switch (standing) {
      case 'unknown line':
        this.#refuse('unknown');
        break;
      case 'asks':
        this.#after(SETTLE_MS, () => this.#answer());
        break;
      case 'out-of-order':
        this.#after(SETTLE_MS, () => this.#refuse('out-of-order'));
        break;
      case 'unknown tail':
        this.#after(this.#rules.quietMs, () => this.#refuse('unknown'));
        break;
      case 'goes on':
        break;
    }
  }

  #after(ms: number, act: () => void): void {
    const { signal } = this.#wait;
    void this.#rules.clock.sleep(ms, signal).then(() => {
      if (!signal.aborted && !this.#over.signal.aborted) act();
    });
  }

  #answer(): void {
    const step = this.#dialogue.steps[this.#answered];
    if (step === undefined) return;
    this.#answered += 1;
    this.#said = '';
    this.#transcript += `${step.answer}\n`;
    this.#talk.say(`${step.answer}\n`);
  }

  #end(ending: Ending): void {
    if (this.#over.signal.aborted) return;
    const isComplete = this.#answered === this.#dialogue.steps.length;
    if (typeof ending !== 'number') this.#finish(fail(ending));
    else if (!isComplete) this.#refuse('ended', ending);
    else {
      const ms = this.#rules.clock.now() - this.#startedAt;
      const output = { stdout: this.#transcript, stderr: '', exitCode: ending, ms, bytes: this.#bytes };
      this.#finish(ok(output));
    }
  }

  #refuse(why: UnexpectedPrompt['why'], exitCode: number | null = null): void {
    const [transcript, answersSent] = [this.#transcript, this.#answered];
    this.#finish(fail({ kind: 'unexpected-prompt', why, transcript, answersSent, exitCode }));
  }

  #finish(outcome: Outcome): void {
    this.over();
    this.#settle(outcome);
  }
}
