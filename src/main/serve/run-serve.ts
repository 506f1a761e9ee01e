import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { Surroundings } from '../engine/surroundings.ts';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { orRefused } from '../platform/file-refusal.ts';
import { fileSecrets } from '../platform/file-secrets.ts';
import { defaultPaths } from '../platform/paths.ts';
import { secretFilePlace } from '../platform/secret-file-place.ts';
import type { Secret } from '../platform/secret.ts';
import { pinoLogger } from '../platform/pino-logger.ts';
import type { Engine } from '../rpc/engine.ts';
import { rehearsalFolder } from '../rpc/rehearsal-folder.ts';
import { lineClient } from '../rpc/line-client.ts';
import { keepRehearsal } from '../rpc/rehearsal-keeper.ts';
import { writeAccessFiles } from './access-file.ts';
import { newToken } from './access.ts';
import type { OnLog } from './end-with.ts';
import { forkRehearsal } from './fork-rehearsal.ts';
import type { Installation } from './installation.ts';
import type { ListenAddress } from './listen-address.ts';
import { servePages, type Served } from './serve-pages.ts';
import { sessionKey } from './session-key.ts';
import { Sessions } from './sessions.ts';
import { linePair } from '../rpc/line-pair.ts';
import type { Line } from '../rpc/line.ts';

export interface ServeOptions {
  readonly installation: Installation;
  readonly listen: ListenAddress;
  /** Null: where the console keeps its things. */
  readonly dataFolder: string | null;
  /** Of browsers: `renew` ends all those from before. */
  readonly sessions: 'keep' | 'renew';
  readonly text: Text;
  readonly startEngine: StartEngine;
  /** Of the file of secrets, as it was typed; null: nobody did. */
  readonly secretsPassphrase: Secret | null;
  readonly onLog: OnLog;
}

export type StartEngine = (surroundings: Surroundings) => Promise<Result<Engine, EngineRefusal>>;
export type EngineRefusal =
  | { readonly kind: 'data-folder-in-use'; readonly by: string }
  | { readonly kind: 'old-node' }
  | { readonly kind: 'store'; readonly detail: string }
  | { readonly kind: 'site-folder'; readonly detail: string };
export type ServeRefusal =
  | EngineRefusal
  | { readonly kind: 'cannot-listen'; readonly detail: string }
  | { readonly kind: 'cannot-write'; readonly detail: string };

export interface Serving extends Served {
  /** A line for this process itself. */
  readonly localLine: () => Line;
  /** Where the rehearsal site, once it runs, takes commands. */
  readonly controlSocket: string;
}

/** A headless console: the core with its pages. `close` ends both, and the rehearsal site with them. */
export async function runServe(options: ServeOptions): Promise<Result<Serving, ServeRefusal>> {
  process.umask(0o077);
  const { config, data } = defaultPaths();
  const paths = { config, data: options.dataFolder ?? data };
  const logFile = path.join(paths.data, 'log', 'serve.log');
  const log = pinoLogger(logFile, 'info');
  options.onLog(log, logFile);
  const folder = rehearsalFolder(paths.data);
  const launch = () => forkRehearsal(options.installation.rehearsalEntry, folder);
  const rehearsal = keepRehearsal(launch, systemClock, log, () => void openAgain());
  let openAgain: () => unknown = () => null;
  const engine = await options.startEngine({
    version: options.installation.version,
    paths,
    clock: systemClock,
    log,
    home: homedir(),
    localUser: userInfo().username,
    startRehearsal: rehearsal.start,
    restartedBecause: null,
    secrets: fileSecrets(secretFilePlace(paths), options.secretsPassphrase),
  });
  if (!engine.ok) return engine;

  const accessToken = newToken();
  const { rendererFolder } = options.installation;
  const { connect } = engine.value;
  const localLine = () => {
    const pair = linePair();
    connect(pair.far);
    return pair.near;
  };
  openAgain = () => lineClient(localLine()).ask('rehearsal.open', {});
  const { listen, text } = options;
  const key = orRefused(() => sessionKey(paths.data, options.sessions));
  if (!key.ok) {
    await engine.value.close();
    return fail({ kind: 'cannot-write', detail: key.error });
  }
  const sessions = new Sessions(key.value, systemClock);
  const served = await servePages({ listen, rendererFolder, accessToken, sessions, text, connect, log });
  if (!served.ok) {
    await engine.value.close();
    return fail({ kind: 'cannot-listen', detail: served.error });
  }
  const written = orRefused(() => writeAccessFiles(paths.data, accessToken, served.value.origin));
  const close = async () => {
    if (written.ok) written.value();
    await served.value.close();
    rehearsal.close();
    await engine.value.close();
  };
  if (!written.ok) {
    await close();
    return fail({ kind: 'cannot-write', detail: written.error });
  }
  return ok({ ...served.value, close, localLine, controlSocket: path.join(folder, 'control.sock') });
}
