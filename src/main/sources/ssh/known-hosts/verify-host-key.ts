import { inOwnWords } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Askers, HostKeyQuestion } from '../ask.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
import type { SshSettings } from '../ssh-settings.ts';
import { fingerprintOf, keyTypeOf, rsaBits } from './host-key.ts';
import { judgeHostKey, preferKnownTypes, type HostKeyVerdict, type HostNames } from './judge-host-key.ts';
import { loadKnownHosts } from './load-known-hosts.ts';
import { nameWithPort } from './matches-host.ts';
import type { KnownHost } from './parse-known-hosts.ts';

export type KeyDecision =
  | { readonly kind: 'accept' }
  /** A person said yes just now: remember the key, then go on. */
  | { readonly kind: 'remember'; readonly question: HostKeyQuestion }
  | { readonly kind: 'refuse'; readonly failure: ProbeFailure };

export interface HostKeyChecker {
  /** The configured algorithms, those of known keys first. */
  readonly algorithms: EffectiveConfig['algorithms']['hostKey'];
  readonly decide: (key: Buffer) => KeyDecision;
}

/**
 * Strict host keys: what the user's and the system's known_hosts say counts first, and the console's own store only
 * for hosts that those do not know. Nothing in the configuration makes it accept a key unasked.
 */
export async function hostKeyChecker(
  config: EffectiveConfig,
  settings: SshSettings,
  askers: Askers,
): Promise<Result<HostKeyChecker, ProbeFailure>> {
  const theirs = await loadKnownHosts([...config.userKnownHosts, ...config.globalKnownHosts]);
  if (!theirs.ok) return theirs;
  const ours = await loadKnownHosts([settings.ownKnownHosts]);
  if (!ours.ok) return ours;
  const names = namesOf(config);
  const known = { theirs: theirs.value, ours: ours.value };
  const algorithms = preferKnownTypes(config.algorithms.hostKey, [...known.theirs, ...known.ours], names);
  return ok({ algorithms, decide: (key) => decide(key, { config, askers, names, known }) });
}

function namesOf({ hostKeyAlias, hostName, port }: EffectiveConfig): HostNames {
  if (hostKeyAlias !== null) return { name: hostKeyAlias.toLowerCase(), withoutPort: null };
  return { name: nameWithPort(hostName, port), withoutPort: port === 22 ? null : hostName.toLowerCase() };
}

interface Circumstances {
  readonly config: EffectiveConfig;
  readonly askers: Askers;
  readonly names: HostNames;
  readonly known: { readonly theirs: readonly KnownHost[]; readonly ours: readonly KnownHost[] };
}

function decide(key: Buffer, circumstances: Circumstances): KeyDecision {
  const { config, names, known } = circumstances;
  const type = keyTypeOf(key);
  if (type === null) return refuse({ kind: 'protocol', ...inOwnWords('host-key-unreadable', {}) });
  const bits = rsaBits(key);
  if (bits !== null && bits < config.smallestRsaKey)
    return refuse({
      kind: 'protocol',
      ...inOwnWords('host-key-too-short', { bits: String(bits) }),
    });
  const first = judgeHostKey(known.theirs, names, { type, key });
  const verdict = first.kind === 'unknown' ? judgeHostKey(known.ours, names, { type, key }) : first;
  if (verdict.kind === 'known') return { kind: 'accept' };
  if (verdict.kind !== 'unknown') return refuse(failureOf(verdict, fingerprintOf(key)));
  const others = first.kind === 'unknown' ? first.others : [];
  return ask(circumstances, { type, key, others: [...others, ...verdict.others] });
}

const refuse = (failure: ProbeFailure): KeyDecision => ({ kind: 'refuse', failure });

function failureOf(
  verdict: Exclude<HostKeyVerdict, { kind: 'known' | 'unknown' }>,
  fingerprint: string,
): ProbeFailure {
  if (verdict.kind === 'needs certificate')
    return { kind: 'unsupported', directive: '@cert-authority', where: verdict.where };
  return { kind: 'host-key', problem: verdict.kind, fingerprint, detail: verdict.where };
}

interface UnknownKey {
  readonly type: string;
  readonly key: Buffer;
  readonly others: readonly string[];
}

function ask({ config, askers, names }: Circumstances, { type, key, others }: UnknownKey): KeyDecision {
  const fingerprint = fingerprintOf(key);
  const question: HostKeyQuestion = {
    machine: config.machine,
    address: `${config.hostName}:${config.port}`,
    algorithm: type,
    fingerprint,
    knownAs: names.name,
    key: key.toString('base64'),
  };
  const also = others.length === 0 ? '' : `; keys of other types are known: ${others.join(', ')}`;
  const unknown = (why: string) =>
    refuse({
      kind: 'host-key',
      problem: 'unknown',
      fingerprint,
      detail: `${names.name} ${type}${why}${also}`,
    });
  if (config.strictHostKeys === 'yes') return unknown(' (StrictHostKeyChecking yes)');
  const answer = askers.hostKey(question);
  if (answer === 'yes') return { kind: 'remember', question };
  return unknown(answer === 'no' ? ' (not accepted)' : '');
}
