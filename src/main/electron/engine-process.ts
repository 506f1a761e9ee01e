import path from 'node:path';
import type { MessagePortMain, ParentPort } from 'electron';
import { startEngine, type EngineFailure } from '../engine/start-engine.ts';
import { assertNever, fail } from '../../shared/result.ts';
import { createText, type Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { pinoLogger } from '../platform/pino-logger.ts';
import type { Engine } from '../rpc/engine.ts';
import {
  engineArgumentSchema,
  toEngineSchema,
  type EngineArgument,
  type FromEngine,
  type RehearsalResult,
} from './engine-messages.ts';
import { askByNumber } from './ask-by-number.ts';
import { keychainFilePlace } from './keychain-file-format.ts';
import { portLine } from './port-line.ts';
import type { SecretAnswer, SentSecretRequest } from './secret-messages.ts';
import { shellSecrets } from './shell-secrets.ts';

/**
 * A desktop may first ask its person to unlock the keychain: there is time for that where a person waits for it, but less
 * than the page waits for an answer, so that it hears why.
 */
const SECRET_WITHIN_MS = { get: 5_000, list: 25_000, set: 25_000, remove: 25_000 } as const;

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
  const rehearsal = askByNumber<null, RehearsalResult>(
    (id) => say({ kind: 'start-rehearsal', id }),
    fail({ kind: 'cancelled' }),
  );
  const secrets = askByNumber<SentSecretRequest, SecretAnswer>(
    (id, request) => say({ kind: 'secrets', id, request }),
    { kind: 'refused', trouble: { kind: 'no-answer' } },
  );
  const engine = await startEngine({
    ...rest,
    paths,
    clock: systemClock,
    log,
    startRehearsal: (signal) => rehearsal.ask(null, signal),
    secrets: shellSecrets(keychainFilePlace(paths), (request) =>
      secrets.ask(request, systemClock.deadline(SECRET_WITHIN_MS[request.task])),
    ),
  });
  if (!engine.ok) {
    say({ kind: 'refused', why: refusalText(createText('en'), engine.error) });
    return;
  }
  port.on('message', ({ data, ports }: { data: unknown; ports: MessagePortMain[] }) => {
    const message = toEngineSchema.safeParse(data);
    if (!message.success)
      log.error('The shell said what the engine does not know', { problem: message.error.message });
    else if (message.data.kind === 'connect') connectAll(engine.value, ports, rest.localUser);
    else if (message.data.kind === 'rehearsal') rehearsal.answered(message.data.id, message.data.result);
    else if (message.data.kind === 'secrets') secrets.answered(message.data.id, message.data.answer);
    else void engine.value.close().then(() => process.exit(0));
  });
  say({ kind: 'ready' });
}

/** The window is this OS user's; what that user may do a site's file says. */
function connectAll(engine: Engine, ports: readonly MessagePortMain[], person: string): void {
  for (const port of ports) engine.connect(portLine(port), { person, login: 'os-user' });
}

function refusalText(text: Text, refusal: EngineFailure): string {
  switch (refusal.kind) {
    case 'data-folder-in-use':
      return text('start.inUse', { by: refusal.by });
    case 'old-node':
      return text('start.oldNode');
    case 'store':
      return text('start.noStore', { detail: refusal.detail });
    case 'site-folder':
      return text('start.noSiteFolder', { detail: refusal.detail });
    default:
      return assertNever(refusal);
  }
}
