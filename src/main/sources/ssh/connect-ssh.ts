import { ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { withReach } from '../../platform/reach.ts';
import { after } from '../../platform/own-error.ts';
import type { Askers } from './ask.ts';
import { gatherLoginKeys, type LoginKeys } from './auth/gather-login-keys.ts';
import type { EffectiveConfig } from './config/effective-config.ts';
import { resolveConfig } from './config/resolve-config.ts';
import { hostKeyChecker, type HostKeyChecker } from './known-hosts/verify-host-key.ts';
import { limitOf, waitWithin, type Limit } from './limit.ts';
import { logIn } from './log-in.ts';
import { describeMachine, type MachineAddress } from './machine-address.ts';
import { sshConnection, type SshConnection } from './ssh-connection.ts';
import type { SshSettings } from './ssh-settings.ts';
import { openProxyCommand } from './transport/open-proxy-command.ts';
import { openTcp } from './transport/open-tcp.ts';
import { throughJumpHost, type Hop } from './transport/through-jump-host.ts';
import type { Transport } from './transport/transport.ts';

export interface ConnectOptions {
  readonly machine: MachineAddress;
  readonly settings: SshSettings;
  readonly askers: Askers;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** For the whole way: configuration, jump hosts, handshakes, logins. */
  readonly deadlineMs: number;
  /** Of one command, both outputs together. Default 4 MiB. */
  readonly maxOutputBytes?: number;
}

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
const MAX_JUMPS = 8;

/** Connects and logs in as the user's SSH configuration says. Reads configuration, known hosts and keys anew each time. */
export async function connectSsh(options: ConnectOptions): Promise<Result<SshConnection, ProbeFailure>> {
  const { clock, log, machine } = options;
  const started = clock.now();
  const limit = limitOf(clock, options.signal, options.deadlineMs);
  const hop = await reach({ ...options, limit }, machine, null, 0);
  const fields = { machine: describeMachine(machine), ms: clock.now() - started };
  if (!hop.ok) {
    log.warn('SSH connection failed', { ...fields, failure: hop.error });
    return hop;
  }
  log.info('SSH connected', fields);
  const maxOutputBytes = options.maxOutputBytes ?? MAX_OUTPUT_BYTES;
  return ok(sshConnection({ ...hop.value, clock, maxOutputBytes }));
}

type Journey = ConnectOptions & { readonly limit: Limit };

/** `jumps`: what an outer ProxyJump demands of this hop; `null`: its own configuration decides. */
async function reach(
  journey: Journey,
  machine: MachineAddress,
  jumps: readonly MachineAddress[] | null,
  depth: number,
): Promise<Result<Hop, ProbeFailure>> {
  const prepared = await waitWithin(journey.limit, prepare(journey, machine));
  const ready = prepared.ok ? prepared.value : prepared;
  if (!ready.ok) return fail(withReach(ready.error, 'nothing'));
  const { config, checker, keys } = ready.value;
  const handshakeLimit = handshakeLimitOf(journey, config);
  const transport = await openTransport(journey, config, { jumps, depth, handshakeLimit });
  if (!transport.ok) return transport;
  const { settings, log, limit } = journey;
  const plan = { config, settings, transport: transport.value, checker, keys, log, handshakeLimit, limit };
  const client = await logIn(plan);
  return client.ok ? ok({ client: client.value, transport: transport.value, user: config.user }) : client;
}

interface Prepared {
  readonly config: EffectiveConfig;
  readonly checker: HostKeyChecker;
  readonly keys: LoginKeys;
}

async function prepare(
  { settings, askers, limit }: Journey,
  machine: MachineAddress,
): Promise<Result<Prepared, ProbeFailure>> {
  const config = await resolveConfig(machine, settings);
  if (!config.ok) return config;
  const checker = await hostKeyChecker(config.value, settings, askers);
  if (!checker.ok) return checker;
  const keys = await gatherLoginKeys(config.value, askers, limit);
  return keys.ok ? ok({ config: config.value, checker: checker.value, keys: keys.value }) : keys;
}

/** ConnectTimeout counts up to the end of the key exchange; without one only the whole deadline does. */
function handshakeLimitOf({ clock, limit }: Journey, { connectTimeoutMs }: EffectiveConfig): Limit {
  if (connectTimeoutMs === null || connectTimeoutMs === 0) return limit;
  const inner = limitOf(clock, limit.signal, connectTimeoutMs);
  return { signal: inner.signal, failure: () => (limit.signal.aborted ? limit.failure() : inner.failure()) };
}

interface Route {
  readonly jumps: readonly MachineAddress[] | null;
  readonly depth: number;
  readonly handshakeLimit: Limit;
}

async function openTransport(
  journey: Journey,
  config: EffectiveConfig,
  { jumps, depth, handshakeLimit }: Route,
): Promise<Result<Transport, ProbeFailure>> {
  const hops = jumps ?? config.jumpHosts;
  const last = hops.at(-1);
  if (last === undefined) {
    if (config.proxyCommand !== null) return ok(openProxyCommand(config.proxyCommand));
    return openTcp(config, handshakeLimit);
  }
  if (depth >= MAX_JUMPS) return fail(tooManyJumps(describeMachine(last)));
  const before = hops.length > 1 ? hops.slice(0, -1) : null;
  const bridge = await reach(journey, last, before, depth + 1);
  return bridge.ok
    ? throughJumpHost(bridge.value, config, handshakeLimit)
    : fail(atJumpHost(bridge.error, last));
}

const tooManyJumps = (where: string): ProbeFailure => ({
  kind: 'unsupported',
  directive: 'proxyjump (too many)',
  where,
  own: [ownWord('too-many-jumps', { machine: where })],
});

/** Says which machine a failure is about, where its kind does not; the one behind was not reached. */
function atJumpHost(before: ProbeFailure, machine: MachineAddress): ProbeFailure {
  const failure = withReach(before, 'nothing');
  if (failure.kind !== 'unreachable' && failure.kind !== 'protocol') return failure;
  const hop = ownWord('jump-host', { machine: describeMachine(machine) });
  return { ...failure, ...after([hop], failure) };
}
