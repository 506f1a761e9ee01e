import type { Algorithms, AnyAuthMethod, AuthenticationType, Client, ConnectConfig } from 'ssh2';
import { ownWord, type OwnWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Logger } from '../../platform/logger.ts';
import { reachOf, withReach, type Reach } from '../../platform/reach.ts';
import { saidBy } from '../../platform/own-error.ts';
import type { LoginKeys } from './auth/gather-login-keys.ts';
import { oneKeyAgent } from './auth/login-key.ts';
import type { EffectiveConfig } from './config/effective-config.ts';
import { trustHostKey } from './host-key-store.ts';
import type { HostKeyChecker } from './known-hosts/verify-host-key.ts';
import { within, type Limit } from './limit.ts';
import { ssh2 } from './ssh-library.ts';
import type { SshSettings } from './ssh-settings.ts';
import type { Transport } from './transport/transport.ts';

export interface LoginPlan {
  readonly config: EffectiveConfig;
  readonly settings: SshSettings;
  readonly transport: Transport;
  readonly checker: HostKeyChecker;
  readonly keys: LoginKeys;
  readonly log: Logger;
  /** For everything up to the end of the key exchange. */
  readonly handshakeLimit: Limit;
  /** For the whole. */
  readonly limit: Limit;
}

const KEEPALIVE_MS = 15_000;

/** Key exchange, host key, login. On failure the transport is closed. */
export async function logIn(plan: LoginPlan): Promise<Result<Client, ProbeFailure>> {
  const client = new (ssh2().Client)();
  const progress = new Progress(plan);
  const result = await within<Client>(plan.limit, (settle) => {
    const stop = (): void => settle(fail(plan.handshakeLimit.failure()));
    plan.handshakeLimit.signal.addEventListener('abort', stop, { once: true });
    client.once('handshake', () => {
      plan.handshakeLimit.signal.removeEventListener('abort', stop);
      progress.phase = 'login';
    });
    client.once('ready', () => settle(ok(client)));
    client.on('error', (error) => {
      const failure = progress.failureOf(error);
      if (failure !== null) settle(fail(failure));
    });
    client.once('close', () => settle(fail(progress.closed())));
    client.connect(connectConfig(plan, progress, (failure) => settle(fail(failure))));
  });
  if (result.ok) return result;
  client.destroy();
  plan.transport.close();
  return fail(heardIn(result.error, plan.transport));
}

/** Whoever has said anything lives, however it ended. */
function heardIn(failure: ProbeFailure, { way, traffic }: Transport): ProbeFailure {
  if (traffic().bytesReceived > 0) return withReach(failure, 'machine');
  return way === 'proxy' ? withReach(failure, 'nothing') : failure;
}

function algorithmsOf({ config, checker }: LoginPlan): Algorithms {
  const { kex, ciphers, macs } = config.algorithms;
  return {
    kex: [...kex],
    serverHostKey: [...checker.algorithms],
    cipher: [...ciphers],
    hmac: [...macs],
    compress:
      config.compression === 'yes' ? ['zlib@openssh.com', 'zlib', 'none'] : ['none', 'zlib@openssh.com'],
  };
}

function connectConfig(
  plan: LoginPlan,
  progress: Progress,
  giveUp: (failure: ProbeFailure) => void,
): ConnectConfig {
  const { config, transport } = plan;
  return {
    sock: transport.stream,
    username: config.user,
    readyTimeout: 0, // the limits above
    strictVendor: false,
    algorithms: algorithmsOf(plan),
    keepaliveInterval: config.keepaliveMs ?? KEEPALIVE_MS,
    keepaliveCountMax: config.keepaliveCount,
    hostVerifier: (key: Buffer, verify: (isGood: boolean) => void) => progress.judge(key, verify),
    authHandler: (methods: readonly AuthenticationType[] | null, _partial, next) => {
      const login = progress.nextLogin(methods);
      if (login === null) giveUp(progress.loginFailure(''));
      else next(login);
    },
  };
}

/** What has happened so far, for the words of a failure. */
class Progress {
  phase: 'handshake' | 'login' = 'handshake';
  readonly #plan: LoginPlan;
  readonly #untried;
  readonly #tried: string[] = [];
  #accepted: Buffer | null = null;
  #refusal: ProbeFailure | null = null;
  #serverTakes: readonly string[] | null = null;

  constructor(plan: LoginPlan) {
    this.#plan = plan;
    this.#untried = [...plan.keys.keys];
  }

  /** Also called when keys are exchanged anew; then only the same key is good. */
  judge(key: Buffer, verify: (isGood: boolean) => void): void {
    if (this.#accepted !== null) {
      verify(this.#accepted.equals(key));
      return;
    }
    const decision = this.#plan.checker.decide(key);
    if (decision.kind === 'refuse') {
      this.#refusal = decision.failure;
      verify(false);
      return;
    }
    this.#accepted = Buffer.from(key);
    if (decision.kind === 'accept') verify(true);
    else void this.#remember(decision.question).then(() => verify(true));
  }

  async #remember(question: Parameters<typeof trustHostKey>[1]): Promise<void> {
    const kept = await trustHostKey(this.#plan.settings, question);
    if (!kept.ok) this.#plan.log.warn('The accepted host key could not be stored', { failure: kept.error });
  }

  /** First none, which makes the server say what it takes; then key by key. */
  nextLogin(methods: readonly AuthenticationType[] | null): AnyAuthMethod | null {
    const username = this.#plan.config.user;
    if (methods === null) return { type: 'none', username };
    this.#serverTakes = methods;
    const key = methods.includes('publickey') ? this.#untried.shift() : undefined;
    if (key === undefined) return null;
    this.#tried.push(key.label);
    return { type: 'agent', username, agent: oneKeyAgent(key) };
  }

  /** `null`: no reason to stop. */
  failureOf(error: Error & { readonly level?: string }): ProbeFailure | null {
    if (error.level === 'agent') return null; // one key could not sign; the next is tried
    if (this.#refusal !== null) return this.#refusal;
    const isTransport = error.level === 'client-socket' || error.level === 'client-timeout';
    if (this.phase === 'login' && !isTransport) return this.loginFailure(error.message);
    const kind = error.level === 'handshake' ? 'protocol' : 'unreachable';
    const { own = [], detail } = saidBy(error);
    const failure = { kind, detail, own: [...own, ...this.#complaint()] } as const;
    // Connected as we are, all but silence comes from the other side.
    return withReach(failure, this.#reach(reachOf(error) === null ? null : 'machine'));
  }

  closed(): ProbeFailure {
    if (this.#refusal !== null) return this.#refusal;
    const code = this.phase === 'login' ? 'closed-during-login' : 'closed-during-handshake';
    const own = [ownWord(code, {}), ...this.#complaint()];
    return withReach({ kind: 'unreachable', detail: '', own }, this.#reach('machine'));
  }

  /** Which of those on the way has ended it can be told only where there are none. */
  #reach(direct: Reach): Reach {
    return this.#plan.transport.way === 'tcp' ? direct : 'nothing';
  }

  loginFailure(said: string): ProbeFailure {
    const { keys, config } = this.#plan;
    const keyFile = keys.lockedFile();
    if (keyFile !== null) return { kind: 'passphrase-needed', keyFile };
    const offered = this.#tried.join(', ');
    const tried = offered === '' ? ownWord('no-key-to-offer', {}) : ownWord('offered', { keys: offered });
    const methods = this.#serverTakes?.join(', ');
    const takes = methods === undefined ? [] : [ownWord('server-takes', { methods })];
    const own = [tried, ...takes, ...keys.complaints];
    return { kind: 'login-refused', user: config.user, detail: said, own };
  }

  /** What a ProxyCommand had to say. */
  #complaint(): readonly OwnWord[] {
    const said = this.#plan.transport.complaint();
    return said === '' ? [] : [ownWord('said', { said })];
  }
}
