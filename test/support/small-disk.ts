import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { operatorOf, type AsOperator } from './operator-line.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const CLI = path.join(ROOT, 'src/main/cli/index.ts');
/** Prints the rows that a question to a database has. */
const ASK_STORE = `const [file, sql] = process.argv.slice(1);
const db = new (require('better-sqlite3'))(file, { readonly: true });
process.stdout.write(JSON.stringify(db.prepare(sql).all()));`;
/** More than the console wants to have free; memory is only used for what is written. */
const ROOM = 'size=2g';
const FILLER = 'filler';

export interface ConsoleOnSmallDisk {
  /** Rows of the history. */
  readonly stored: (sql: string) => readonly unknown[];
  /** Writes until nothing more can be written: the disk is as small as what it holds. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  readonly ask: AsOperator;
  readonly exitCode: () => number | null;
  readonly stop: () => Promise<void>;
}

/** `nodeward serve --rehearsal` with its data folder on a disk of its own, whose size can be changed under it. */
export async function startOnSmallDisk(): Promise<ConsoleOnSmallDisk> {
  const home = await mkdtemp(path.join(tmpdir(), 'nw-full-'));
  // So long that the rehearsal site runs elsewhere: its machines have disks of their own.
  const disk = path.join(home, 'the-disk-of-the-console-and-of-nothing-else');
  await mkdir(disk);
  const data = path.join(disk, 'nodeward');
  const script = `mount -t tmpfs -o ${ROOM} tmpfs "$0" && exec "$@"`;
  const serve = [process.execPath, CLI, 'serve', '--rehearsal', '--listen', '127.0.0.1:0', '--data', data];
  const child = spawn('unshare', ['-m', 'sh', '-c', script, disk, ...serve], {
    cwd: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: `${home}/config`, XDG_DATA_HOME: `${home}/data` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  await untilRehearsing(child);
  const pid = child.pid ?? 0;
  // Mounted for the console's process alone.
  const inside = (...argv: readonly string[]) =>
    execFileSync('nsenter', ['-t', String(pid), '-m', `-w${ROOT}`, ...argv], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
  const shell = (command: string) => inside('sh', '-c', command, disk);
  return {
    stored: (sql) =>
      z
        .array(z.unknown())
        .parse(JSON.parse(inside(process.execPath, '-e', ASK_STORE, path.join(data, 'history.sqlite'), sql))),
    fill: () => {
      shell('mount -o remount,size=$(( $(du -sk "$0" | cut -f1) + 256 ))k "$0"');
      shell(`dd if=/dev/zero of="$0/${FILLER}" bs=4k 2>/dev/null; test -s "$0/${FILLER}"`);
    },
    makeRoom: () => {
      shell(`rm "$0/${FILLER}" && mount -o remount,${ROOM} "$0"`);
    },
    ask: await operatorOf(`/proc/${pid}/root${data}`, 'Mori'),
    exitCode: () => child.exitCode,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function untilRehearsing(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (stdout === null) throw new Error('No output');
  return new Promise((done, failed) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.includes('control.sock')) done();
    });
    child.once('exit', (code) => failed(new Error(`serve ended with ${String(code)}`)));
  });
}
