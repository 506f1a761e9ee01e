import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Question } from '../../shared/contract/setup.ts';
import type { Terminal } from '../serve/terminal.ts';

/** Asks the person at the terminal; null when there is none, or no answer. A passphrase is not shown. */
export async function answerQuestion(
  question: Question,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  if (question.kind === 'host-key') {
    terminal.err(`The key of ${question.machine} (${question.address}) is not known: ${question.algorithm}`);
    terminal.err(`  ${question.fingerprint}`);
    const answer = await ask(
      'Is it the right one, and shall it be remembered? yes/no: ',
      process.stderr,
      stop,
    );
    return answer === 'yes' ? 'yes' : null;
  }
  process.stderr.write(`Passphrase of ${question.keyFile} for ${question.machine}: `);
  const answer = await ask('', new Writable({ write: (_chunk, _encoding, done) => done() }), stop);
  process.stderr.write('\n');
  return answer;
}

async function ask(prompt: string, output: NodeJS.WritableStream, stop: AbortSignal): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await terminal.question(prompt, { signal: stop });
  } catch {
    return null;
  } finally {
    terminal.close();
  }
}
