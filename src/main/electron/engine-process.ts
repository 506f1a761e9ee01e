import path from 'node:path';
import type { MessagePortMain, ParentPort } from 'electron';
import { startEngine, type EngineFailure } from '../engine/start-engine.ts';
import { assertNever } from '../../shared/result.ts';
import { systemClock } from '../platform/clock.ts';
import { pinoLogger } from '../platform/pino-logger.ts';
import type { Engine } from '../rpc/engine.ts';
import {
  engineArgumentSchema,
  toEngineSchema,
  type EngineArgument,
  type FromEngine,
} from './engine-messages.ts';
import { askForRehearsal } from './ask-for-rehearsal.ts';
import { portLine } from './port-line.ts';

// Entry of the Electron utility process: the core, to which each window's page comes with its own port.
const { parentPort } = process;
const argument = engineArgumentSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
await runEngine(parentPort, argument);

async function runEngine(port: ParentPort, { paths, ...rest }: EngineArgument): Promise<void> {
  process.umask(0o077);
  const log = pinoLogger(path.join(paths.data, 'log', 'engine.log'), 'info');
  const say = (message: FromEngine) => {
    port.postMessage(message);
  };
  const rehearsal = askForRehearsal((id) => say({ kind: 'start-rehearsal', id }));
  const engine = await startEngine({
    ...rest,
    paths,
    clock: systemClock,
    log,
    startRehearsal: rehearsal.start,
  });
  if (!engine.ok) {
    say({ kind: 'refused', why: refusalText(engine.error) });
    return;
  }
  port.on('message', ({ data, ports }: { data: unknown; ports: MessagePortMain[] }) => {
    const message = toEngineSchema.safeParse(data);
    if (!message.success)
      log.error('The shell said what the engine does not know', { problem: message.error.message });
    else if (message.data.kind === 'connect') connectAll(engine.value, ports, rest.localUser);
    else if (message.data.kind === 'rehearsal') rehearsal.answered(message.data.id, message.data.result);
    else void engine.value.close().then(() => process.exit(0));
  });
  say({ kind: 'ready' });
}

/** The window is this OS user's; what that user may do a site's file says. */
function connectAll(engine: Engine, ports: readonly MessagePortMain[], person: string): void {
  for (const port of ports) engine.connect(portLine(port), { person, login: 'os-user' });
}

function refusalText(refusal: EngineFailure): string {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return `The data folder is in use by ${refusal.by}.`;
    case 'store':
      return `The store cannot be opened: ${refusal.detail}`;
    default:
      return assertNever(refusal);
  }
}
