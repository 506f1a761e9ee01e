import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';

/** Gives what must not be shown: null when there is no more, or the person broke off. */
export type HiddenInput = (prompt: string, stop: AbortSignal) => Promise<string | null>;

/** Typed at the terminal without echo; without a terminal, one line of standard input for each question. */
export function hiddenInput(): HiddenInput {
  return process.stdin.isTTY ? typed : fromLines();
}

async function typed(prompt: string, stop: AbortSignal): Promise<string | null> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now, when nothing is echoed any more.
  process.stderr.write(`${prompt} `);
  // Ctrl+D closes the interface, and then nothing would ever answer.
  const closed = new Promise<null>((done) => terminal.once('close', () => done(null)));
  try {
    return await Promise.race([terminal.question('', { signal: stop }), closed]);
  } catch {
    return null;
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

function fromLines(): HiddenInput {
  let lines: Promise<string[]> | null = null;
  return async () => {
    lines ??= readText(process.stdin).then((all) => all.replace(/\n$/, '').split(/\r?\n/));
    return (await lines).shift() ?? null;
  };
}
