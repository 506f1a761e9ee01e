import { createInterface } from 'node:readline';
import { failureText } from '../../shared/text/failure-text.ts';
import { reasonText } from '../../shared/text/own-text.ts';
import type { Text } from '../../shared/text/text.ts';
import { asBug } from '../platform/as-bug.ts';
import type { Caller } from '../platform/caller.ts';
import { systemClock } from '../platform/clock.ts';
import { defaultPaths } from '../platform/paths.ts';
import { secretFilePlace } from '../platform/secret-file-place.ts';
import { lineClient } from '../rpc/line-client.ts';
import { askForLink } from './ask-for-link.ts';
import type { OnLog } from './end-with.ts';
import { EXIT } from './exit-codes.ts';
import { helpText } from './help-text.ts';
import { hiddenInput } from './hidden-input.ts';
import type { Installation } from './installation.ts';
import { runServe, type Serving, type StartEngine } from './run-serve.ts';
import { readServeArguments } from './serve-arguments.ts';
import { SERVE_HELP } from './serve-help.ts';
import { refusalCode, refusalText } from './serve-refusal.ts';
import type { Terminal } from './terminal.ts';
import { unlockSecrets } from './unlock-secrets.ts';

const LINK_WITHIN_MS = 10_000;

export interface ServeCommand {
  readonly installation: Installation;
  readonly startEngine: StartEngine;
  readonly terminal: Terminal;
  readonly text: Text;
  /** Ends the server. */
  readonly stop: AbortSignal;
  readonly onLog?: OnLog;
}

/** `nodeward serve`: runs until `stop` aborts; answers with the exit code. */
export async function serveCommand(argv: readonly string[], command: ServeCommand): Promise<number> {
  const { terminal, stop, text } = command;
  const read = readServeArguments(argv);
  if (!read.ok) {
    terminal.err(`nodeward serve: ${reasonText(text, read.error)}`);
    return EXIT.usage;
  }
  const { help, rehearsal, link, listen, data, sessions, whose } = read.value;
  if (help) {
    terminal.out(helpText(text, SERVE_HELP));
    return 0;
  }
  if (link) return printLink(data ?? defaultPaths().data, whose, command);
  const { installation, startEngine, onLog = () => undefined } = command;
  const secretsPassphrase = await unlockSecrets({
    file: secretFilePlace(defaultPaths()),
    input: process.stdin.isTTY ? hiddenInput() : null,
    terminal,
    text,
    stop,
  });
  const given = { installation, listen, dataFolder: data, sessions, secretsPassphrase };
  const serving = await runServe({ ...given, text, startEngine, onLog });
  if (!serving.ok) {
    terminal.err(`nodeward serve: ${refusalText(text, serving.error, listen)}`);
    return refusalCode(serving.error);
  }
  announce(serving.value, whose, command);
  if (rehearsal) await openRehearsal(serving.value, command);
  await aborted(stop);
  await serving.value.close();
  return 0;
}

async function printLink(
  dataFolder: string,
  whose: Caller,
  { terminal, stop, text }: ServeCommand,
): Promise<number> {
  const signal = AbortSignal.any([stop, systemClock.deadline(LINK_WITHIN_MS)]);
  const link = await askForLink(dataFolder, whose, signal);
  if (link.ok) {
    terminal.out(link.value);
    return 0;
  }
  const { kind, detail } = link.error;
  const why =
    kind === 'nobody-runs'
      ? text('cli.serve.nobodyRuns', { folder: dataFolder })
      : text('cli.serve.noLink', { folder: dataFolder, detail });
  terminal.err(`nodeward serve: ${why}`);
  return EXIT.unavailable;
}

function announce(serving: Serving, whose: Caller, { terminal, stop, text }: ServeCommand): void {
  const hasKeys = process.stdin.isTTY;
  terminal.out(`${text('cli.serve.open')}\n\n  ${serving.newLink(whose)}\n`);
  terminal.out(text(hasKeys ? 'cli.serve.onceKeys' : 'cli.serve.once'));
  if (!hasKeys) return;
  const keys = createInterface({ input: process.stdin });
  keys.on('line', () => terminal.out(`  ${serving.newLink(whose)}`));
  stop.addEventListener('abort', () => keys.close(), { once: true });
}

async function openRehearsal(serving: Serving, { terminal, stop, text }: ServeCommand): Promise<void> {
  const opened = await lineClient(serving.localLine()).ask('rehearsal.open', {}, stop);
  if (opened.ok && opened.value.ok) {
    terminal.out(text('cli.serve.rehearsing', { site: opened.value.value.site }));
    terminal.out(text('cli.serve.controlSocket', { socket: serving.controlSocket }));
    return;
  }
  // Over a line of this very process nothing fails but by a bug.
  const why = opened.ok ? opened.value : asBug(JSON.stringify(opened.error));
  if (!why.ok) terminal.err(text('cli.serve.noRehearsal', { detail: failureText(text, why.error) }));
}

function aborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
