import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PRETEND = path.join(import.meta.dirname, 'pretend-machine.mjs');

/** What the copy takes its machine for. */
export interface Pretended {
  readonly uid?: number;
  /** Files of system packages that are not there; all others are. */
  readonly absent?: readonly string[];
  readonly os?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface ToolsCopy {
  readonly at: (name: string) => string;
  readonly write: (name: string, content: string) => void;
  readonly read: (name: string) => string | null;
  /** A program that the tools find before any other; it is run by sh. */
  readonly program: (name: string, body: string) => void;
  readonly begin: (words: readonly string[], pretended?: Pretended) => Begun;
  readonly run: (words: readonly string[], pretended?: Pretended) => Promise<Ended>;
  readonly remove: () => void;
}
export interface Begun {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** The tools of this checkout in a folder of their own, installed and built as far as they can tell. */
export function copyTools(): ToolsCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-tools-'));
  const at = (name: string) => path.join(folder, name);
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content, { mode: 0o755 });
  };
  const onlyPrograms = (file: string) => !file.endsWith('.test.ts');
  cpSync(path.join(ROOT, 'tools'), at('tools'), { recursive: true, filter: onlyPrograms });
  cpSync(path.join(ROOT, 'bin'), at('bin'), { recursive: true });
  write('package-lock.json', '{}');
  write('node_modules/.nodeward-lock', createHash('sha256').update('{}').digest('hex'));
  for (const source of ['src/main/cli/index.ts', 'electron.vite.config.ts']) write(source, '');
  for (const built of ['out/main/cli.js', 'out/main/index.js', 'out/renderer/index.html']) write(built, '');

  const begin = ([script = '', ...args]: readonly string[], pretended: Pretended = {}): Begun => {
    const child = spawn(process.execPath, [at(script), ...args], {
      cwd: folder,
      env: {
        HOME: folder,
        PATH: `${at('programs')}:/usr/bin:/bin`,
        NODE_OPTIONS: `--import ${PRETEND}`,
        PRETENDED: JSON.stringify({ uid: 1000, absent: [], os: 'ID=debian', ...pretended }),
        ...pretended.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code) => resolve({ code, ...said }));
    });
    return { child, ended };
  };
  return {
    at,
    write,
    read: (name) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : null),
    program: (name, body) => write(path.join('programs', name), `#!/bin/sh\n${body}\n`),
    begin,
    run: (words, pretended) => begin(words, pretended).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
