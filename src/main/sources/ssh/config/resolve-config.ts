import { ownWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { MachineAddress } from '../machine-address.ts';
import type { SshSettings } from '../ssh-settings.ts';
import { readAlgorithmLists } from './algorithm-lists.ts';
import {
  decideAgent,
  decideJumps,
  decidePaths,
  decideProxyCommand,
  identitySettings,
  type Names,
} from './decide.ts';
import type { EffectiveConfig } from './effective-config.ts';
import { expandTokens } from './expand-tokens.ts';
import { Gathered } from './gathered.ts';
import type { MatchSubject } from './match-block.ts';
import { readConfigFiles, type ConfigReading } from './read-config-files.ts';
import { readDuration, readWholeNumber, readYesNo, unreadable, type Read } from './setting-values.ts';

/** Reads the configuration files and decides every value for this machine, as `ssh -G` would. */
export async function resolveConfig(
  machine: MachineAddress,
  settings: SshSettings,
): Promise<Result<EffectiveConfig, ProbeFailure>> {
  const gathered = new Gathered();
  const first = readingOf(gathered, machine, settings, 'first');
  const trouble = (await readConfigFiles(first)) ?? (await readAgain(first, gathered, machine, settings));
  if (trouble !== null) return fail(trouble);
  const refusal = gathered.refusal();
  if (refusal !== null) return fail(refusal);
  const names = decideNames(gathered, machine, settings);
  if (!names.ok) return names;
  return decideAll(gathered, names.value, settings);
}

/** `Match final` asks for a second reading, in which `Host` is compared with the resolved name. */
async function readAgain(
  first: ConfigReading,
  gathered: Gathered,
  machine: MachineAddress,
  settings: SshSettings,
): Promise<ProbeFailure | null> {
  if (!first.wantsFinalReading) return null;
  const hostName = hostNameOf(gathered, machine.address).toLowerCase();
  gathered.replace('hostname', { words: [hostName.replaceAll('%', '%%')], where: 'first reading' });
  return readConfigFiles(readingOf(gathered, machine, settings, 'final'));
}

function readingOf(
  gathered: Gathered,
  machine: MachineAddress,
  settings: SshSettings,
  reading: MatchSubject['reading'],
): ConfigReading {
  const subject = (): MatchSubject => ({
    originalHost: machine.address,
    host: reading === 'final' ? hostNameOf(gathered, machine.address) : machine.address,
    hostName: hostNameOf(gathered, machine.address),
    user: machine.user ?? gathered.word('user') ?? settings.localUser,
    localUser: settings.localUser,
    reading,
  });
  return { gathered, subject, settings, wantsFinalReading: false };
}

/** HostName so far; one that cannot be expanded is reported later, by `decideNames`. */
function hostNameOf(gathered: Gathered, address: string): string {
  const expanded = expandTokens(gathered.word('hostname') ?? '%h', { h: address });
  return expanded.ok ? expanded.value : address;
}

function decideNames(gathered: Gathered, machine: MachineAddress, settings: SshSettings): Read<Names> {
  const setting = gathered.get('hostname') ?? { words: ['%h'], where: '' };
  const hostName = expandTokens(setting.words[0] ?? '%h', { h: machine.address });
  if (!hostName.ok) return fail(unreadable('hostname', setting));
  const port = readWholeNumber(gathered, 'port', [1, 65_535]);
  if (!port.ok) return port;
  return ok({
    machine,
    hostName: hostName.value.toLowerCase(),
    port: machine.port ?? port.value ?? 22,
    user: machine.user ?? gathered.word('user') ?? settings.localUser,
    hostKeyAlias: gathered.word('hostkeyalias'),
  });
}

function decideAll(gathered: Gathered, names: Names, settings: SshSettings): Read<EffectiveConfig> {
  const parts = allOf(
    decideFiles(gathered, names, settings),
    decideRoute(gathered, names, settings),
    allOf(decideTiming(gathered), decideLogin(gathered), decideStrength(gathered)),
  );
  return parts.ok ? ok({ ...names, ...parts.value }) : parts;
}

/** Three decisions as one, or the first failure. */
function allOf<A, B, C>(one: Read<A>, two: Read<B>, three: Read<C>): Read<A & B & C> {
  if (!one.ok) return one;
  if (!two.ok) return two;
  return three.ok ? ok({ ...one.value, ...two.value, ...three.value }) : three;
}

type Route = Pick<EffectiveConfig, 'jumpHosts' | 'proxyCommand' | 'localAddress' | 'family'>;

function decideRoute(gathered: Gathered, names: Names, settings: SshSettings): Read<Route> {
  const jumpHosts = decideJumps(gathered);
  if (!jumpHosts.ok) return jumpHosts;
  const proxyCommand = decideProxyCommand(gathered, names, settings);
  if (!proxyCommand.ok) return proxyCommand;
  return ok({
    jumpHosts: jumpHosts.value,
    proxyCommand: proxyCommand.value,
    localAddress: gathered.word('bindaddress'),
    family: FAMILIES[gathered.word('addressfamily')?.toLowerCase() ?? 'any'] ?? 0,
  });
}

type Strength = Pick<EffectiveConfig, 'algorithms' | 'strictHostKeys' | 'acceptedKeyTypes'>;

function decideStrength(gathered: Gathered): Read<Strength> {
  const algorithms = readAlgorithmLists(gathered);
  if (!algorithms.ok) return algorithms;
  const strict = gathered.word('stricthostkeychecking')?.toLowerCase() ?? 'ask';
  return ok({
    algorithms: algorithms.value,
    strictHostKeys: STRICT.has(strict) ? 'yes' : 'ask',
    acceptedKeyTypes: gathered.word('pubkeyacceptedalgorithms'),
  });
}

const STRICT = new Set(['yes', 'true']);
const FAMILIES: Readonly<Record<string, 0 | 4 | 6>> = { any: 0, inet: 4, inet6: 6 };

type Files = Pick<
  EffectiveConfig,
  'identityFiles' | 'identityFilesAsWritten' | 'agentSocket' | 'userKnownHosts' | 'globalKnownHosts'
>;

function decideFiles(gathered: Gathered, names: Names, settings: SshSettings): Read<Files> {
  const identities = identitySettings(gathered);
  const identityFiles = decidePaths('identityfile', identities, names, settings);
  if (!identityFiles.ok) return identityFiles;
  const usual = (keyword: string, words: string[]) => [
    gathered.get(keyword) ?? { words, where: 'usual files' },
  ];
  const user = usual('userknownhostsfile', ['~/.ssh/known_hosts', '~/.ssh/known_hosts2']);
  const userKnownHosts = decidePaths('userknownhostsfile', user, names, settings);
  if (!userKnownHosts.ok) return userKnownHosts;
  const global = usual('globalknownhostsfile', ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2']);
  const globalKnownHosts = decidePaths('globalknownhostsfile', global, names, settings);
  if (!globalKnownHosts.ok) return globalKnownHosts;
  const agent = decideAgent(gathered, names, settings);
  if (!agent.ok) return agent;
  return ok({
    identityFiles: identityFiles.value,
    identityFilesAsWritten: identities.flatMap(({ words }) => words),
    userKnownHosts: userKnownHosts.value,
    globalKnownHosts: globalKnownHosts.value,
    agentSocket: agent.value,
  });
}

type Timing = Pick<EffectiveConfig, 'connectTimeoutMs' | 'keepaliveMs' | 'keepaliveCount' | 'smallestRsaKey'>;

function decideTiming(gathered: Gathered): Read<Timing> {
  const connectTimeoutMs = readDuration(gathered, 'connecttimeout');
  if (!connectTimeoutMs.ok) return connectTimeoutMs;
  const keepaliveMs = readDuration(gathered, 'serveraliveinterval');
  if (!keepaliveMs.ok) return keepaliveMs;
  const keepaliveCount = readWholeNumber(gathered, 'serveralivecountmax', [0, 1_000_000]);
  if (!keepaliveCount.ok) return keepaliveCount;
  const rsa = readWholeNumber(gathered, 'requiredrsasize', [1024, 65_536]);
  if (!rsa.ok) return rsa;
  return ok({
    connectTimeoutMs: connectTimeoutMs.value,
    keepaliveMs: keepaliveMs.value,
    keepaliveCount: keepaliveCount.value ?? 3,
    smallestRsaKey: rsa.value ?? 1024,
  });
}

/** Keys are the only way to log in here, so a configuration that forbids them is refused. */
function decideLogin(gathered: Gathered): Read<Pick<EffectiveConfig, 'agentKeys' | 'compression'>> {
  const forbidden = forbidsKeys(gathered);
  if (forbidden !== null) return fail(forbidden);
  const only = readYesNo(gathered, 'identitiesonly', 'no');
  if (!only.ok) return only;
  const compression = readYesNo(gathered, 'compression', 'no');
  if (!compression.ok) return compression;
  return ok({ agentKeys: only.value === 'yes' ? 'only configured' : 'all', compression: compression.value });
}

function forbidsKeys(gathered: Gathered): ProbeFailure | null {
  const preferred = gathered.get('preferredauthentications');
  const isLeftOut = preferred?.words[0]?.split(',').includes('publickey') === false;
  if (preferred !== null && isLeftOut)
    return {
      kind: 'unsupported',
      directive: 'preferredauthentications without publickey',
      where: preferred.where,
      own: [ownWord('no-public-key-login', { where: preferred.where })],
    };
  const allowed = gathered.get('pubkeyauthentication');
  if (allowed !== null && /^(no|false)$/i.test(allowed.words[0] ?? ''))
    return { kind: 'unsupported', directive: 'pubkeyauthentication no', where: allowed.where };
  return null;
}
