import { Readable } from 'node:stream';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { utilityProcess } from 'electron';
import type { Text } from '../../shared/text/text.ts';
import { CORE_FLAGS } from '../platform/core-flags.ts';
import type { RehearsalChild } from '../rpc/rehearsal-keeper.ts';
import type { EngineArgument } from './engine-messages.ts';
import type { EngineChild } from './engine-supervisor.ts';

/** As Node takes them and as Chromium does: a utility process is started with Chromium's command line. */
const ENGINE_FLAGS = [...CORE_FLAGS, `--js-flags=${CORE_FLAGS.join(' ')}`];

/** Starts the core in a utility process. */
export function forkEngine(
  entry: string,
  text: Text,
  argument: EngineArgument,
): EngineChild<MessagePortMain> {
  const child = utilityProcess.fork(entry, [JSON.stringify(argument)], {
    serviceName: 'Nodeward engine',
    stdio: 'inherit',
    execArgv: ENGINE_FLAGS,
  });
  return {
    post: (message, ports) => child.postMessage(message, [...ports]),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => tellEnd(child, text, listener),
    kill: () => void child.kill(),
  };
}

/** Utility processes end with the program, however that ends: no parent is left to watch. */
export function forkRehearsal(entry: string, folder: string): RehearsalChild {
  const child = utilityProcess.fork(entry, ['--run', folder], {
    serviceName: 'Nodeward rehearsal site',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    stdout: child.stdout === null ? null : Readable.from(child.stdout),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

function tellEnd(child: UtilityProcess, text: Text, listener: (why: string) => void): void {
  let fatal: { readonly type: string; readonly location: string } | null = null;
  child.on('error', (type, location) => {
    fatal = { type, location };
  });
  child.once('exit', (code) =>
    listener(fatal === null ? text('engine.ended', { code }) : text('engine.endedFatal', { code, ...fatal })),
  );
}
