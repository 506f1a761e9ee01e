import { spawn } from 'node:child_process';

interface Typing {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Each is typed, with Enter, when so many more prompts (lines that end with a colon) were written. */
  readonly typed: readonly string[];
  /** Once this is on the screen, Ctrl+C is pressed. */
  readonly until?: RegExp;
}

/** Runs a program at a terminal of its own (`script`, which every Debian has); answers with all that was on its screen. */
export function atATerminal({ argv, env, typed, until }: Typing): Promise<{ code: number; screen: string }> {
  const words = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qefc', words, '/dev/null'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  let screen = '';
  let answered = 0;
  let isEnded = false;
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    const prompts = screen.match(/: /g)?.length ?? 0;
    while (answered < Math.min(prompts, typed.length)) child.stdin.write(`${typed[answered++] ?? ''}\r`);
    if (until?.test(screen) !== true || isEnded) return;
    isEnded = true;
    child.stdin.write('\u0003');
  });
  return new Promise((done) => {
    child.once('close', (code) => done({ code: code ?? -1, screen }));
  });
}
