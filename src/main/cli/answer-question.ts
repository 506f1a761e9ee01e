import { createInterface } from 'node:readline/promises';
import type { Question } from '../../shared/contract/setup.ts';
import type { Text } from '../../shared/text/text.ts';
import { hiddenInput } from '../serve/hidden-input.ts';
import type { Terminal } from '../serve/terminal.ts';

/** Who may be asked: at this terminal, until `stop`. */
export interface Person {
  readonly terminal: Terminal;
  readonly text: Text;
  readonly stop: AbortSignal;
}

/** Asks the person at the terminal; null when there is none, or no answer. A passphrase is not shown. */
export async function answerQuestion(
  question: Question,
  { terminal, text, stop }: Person,
): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  if (question.kind === 'host-key') {
    const { machine, address, algorithm } = question;
    terminal.err(text('cli.probe.keyUnknown', { machine, address, algorithm }));
    terminal.err(`  ${question.fingerprint}`);
    const answer = await ask(`${text('cli.probe.rememberKey')} `, stop);
    return answer === 'yes' ? 'yes' : null;
  }
  const { keyFile, machine, again } = question;
  if (again) terminal.err(text('cli.probe.passphraseWrong', { keyFile }));
  const given = await hiddenInput()(text('cli.probe.passphrase', { keyFile, machine }), stop);
  return given === '' ? null : given;
}

async function ask(prompt: string, stop: AbortSignal): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  try {
    return await terminal.question(prompt, { signal: stop });
  } catch {
    return null;
  } finally {
    terminal.close();
  }
}
