import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { assertNever, fail, ok, type Result } from '../../shared/result.ts';
import { lineClient } from '../rpc/line-client.ts';
import { EXIT } from './exit-codes.ts';
import type { Installation } from './installation.ts';
import { DEFAULT_LISTEN, readListenAddress, type ListenAddress } from './listen-address.ts';
import { runServe, type Serving, type ServeRefusal, type StartEngine } from './run-serve.ts';
import { SERVE_HELP } from './serve-help.ts';
import type { Terminal } from './terminal.ts';

interface ServeArguments {
  readonly help: boolean;
  readonly rehearsal: boolean;
  readonly listen: ListenAddress;
  readonly data: string | null;
}

export interface ServeCommand {
  readonly installation: Installation;
  readonly startEngine: StartEngine;
  readonly terminal: Terminal;
  /** Ends the server. */
  readonly stop: AbortSignal;
}

/** `nodeward serve`: runs until `stop` aborts; answers with the exit code. */
export async function serveCommand(argv: readonly string[], command: ServeCommand): Promise<number> {
  const { terminal, stop } = command;
  const read = readArguments(argv);
  if (!read.ok) {
    terminal.err(`nodeward serve: ${read.error}`);
    return EXIT.usage;
  }
  const { help, rehearsal, listen, data } = read.value;
  if (help) {
    terminal.out(SERVE_HELP);
    return 0;
  }
  const { installation, startEngine } = command;
  const serving = await runServe({ installation, listen, dataFolder: data, startEngine });
  if (!serving.ok) {
    terminal.err(`nodeward serve: ${refusalText(serving.error, listen)}`);
    return refusalCode(serving.error);
  }
  announce(serving.value, terminal, stop);
  if (rehearsal) await openRehearsal(serving.value, terminal, stop);
  await aborted(stop);
  await serving.value.close();
  return 0;
}

function readArguments(argv: readonly string[]): Result<ServeArguments, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        rehearsal: { type: 'boolean', default: false },
        listen: { type: 'string', default: DEFAULT_LISTEN },
        data: { type: 'string' },
      },
    });
    const listen = readListenAddress(values.listen);
    return listen.ok ? ok({ ...values, listen: listen.value, data: values.data ?? null }) : listen;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function announce(serving: Serving, terminal: Terminal, stop: AbortSignal): void {
  terminal.out(`Nodeward is open at\n\n  ${serving.newLink()}\n`);
  terminal.out('The link works once, in one browser. Enter prints a new one, Ctrl+C ends the console.');
  if (!process.stdin.isTTY) return;
  const keys = createInterface({ input: process.stdin });
  keys.on('line', () => terminal.out(`  ${serving.newLink()}`));
  stop.addEventListener('abort', () => keys.close(), { once: true });
}

async function openRehearsal(serving: Serving, terminal: Terminal, stop: AbortSignal): Promise<void> {
  const opened = await lineClient(serving.localLine()).ask('rehearsal.open', {}, stop);
  if (opened.ok && opened.value.ok) terminal.out(`The rehearsal site runs as '${opened.value.value.site}'.`);
  else terminal.err(`The rehearsal site could not be started: ${JSON.stringify(opened)}`);
}

function aborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

function refusalText(refusal: ServeRefusal, listen: ListenAddress): string {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return `the data folder is in use by ${refusal.by}; end that console, or choose another folder with --data`;
    case 'store':
      return `the store cannot be opened: ${refusal.detail}`;
    case 'cannot-listen':
      return `cannot listen on ${listen.host}:${listen.port}: ${refusal.detail}; --listen 127.0.0.1:0 takes a free port`;
    default:
      return assertNever(refusal);
  }
}

function refusalCode(refusal: ServeRefusal): number {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return EXIT.busy;
    case 'store':
      return EXIT.noInput;
    case 'cannot-listen':
      return EXIT.cannotListen;
    default:
      return assertNever(refusal);
  }
}
