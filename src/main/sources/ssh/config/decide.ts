import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { ownWord } from '../../../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { environmentOf, type SshSettings } from '../ssh-settings.ts';
import { expandEnvironment, expandTokens, homeExpanded, type Tokens } from './expand-tokens.ts';
import type { Gathered, Setting } from './gathered.ts';
import { unreadable, type Read } from './setting-values.ts';
import { readJumpHosts } from './jump-hosts.ts';
import type { MachineAddress } from '../machine-address.ts';

const USUAL_KEYS = ['id_rsa', 'id_ecdsa', 'id_ecdsa_sk', 'id_ed25519', 'id_ed25519_sk', 'id_xmss', 'id_dsa'];

export interface Names {
  readonly machine: MachineAddress;
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  readonly hostKeyAlias: string | null;
}

export function tokensOf(names: Names, settings: SshSettings): Tokens {
  const { hostName, port, user, machine } = names;
  const local = hostname();
  const connection = createHash('sha1').update(`${local}${hostName}${port}${user}`).digest('hex');
  return {
    C: connection,
    d: settings.home,
    h: hostName,
    i: String(process.getuid?.() ?? ''),
    k: names.hostKeyAlias ?? hostName,
    L: local.split('.')[0] ?? local,
    l: local,
    n: machine.address,
    p: String(port),
    r: user,
    u: settings.localUser,
  };
}

/** Expands `~`, `%x` and `${NAME}` of one path. */
export function decidePath(
  text: string,
  place: { readonly keyword: string; readonly where: string },
  names: Names,
  settings: SshSettings,
): Result<string, ProbeFailure> {
  const refused = (what: string) =>
    fail({ kind: 'unsupported', directive: `${place.keyword} ${what}`, where: place.where } as const);
  const environment = expandEnvironment(text, environmentOf(settings));
  if (!environment.ok) return refused(environment.error);
  const expanded = expandTokens(homeExpanded(environment.value, settings.home), tokensOf(names, settings));
  return expanded.ok ? expanded : refused(expanded.error);
}

export function decidePaths(
  keyword: string,
  settings: readonly Setting[],
  names: Names,
  ssh: SshSettings,
): Read<readonly string[]> {
  const paths: string[] = [];
  for (const { words, where } of settings) {
    for (const word of words.filter((text) => text.toLowerCase() !== 'none')) {
      const decided = decidePath(word, { keyword, where }, names, ssh);
      if (!decided.ok) return decided;
      paths.push(decided.value);
    }
  }
  return ok(paths);
}

export function identitySettings(gathered: Gathered): readonly Setting[] {
  const named = gathered.identityFiles();
  return named.length > 0
    ? named
    : [{ words: USUAL_KEYS.map((key) => `~/.ssh/${key}`), where: 'usual keys' }];
}

/** `none` or an empty SSH_AUTH_SOCK: no agent. */
export function decideAgent(gathered: Gathered, names: Names, settings: SshSettings): Read<string | null> {
  const environment = environmentOf(settings);
  const fromEnvironment = environment['SSH_AUTH_SOCK'] === '' ? null : (environment['SSH_AUTH_SOCK'] ?? null);
  const setting = gathered.get('identityagent');
  const word = setting?.words[0];
  if (setting === null || word === undefined || word === 'SSH_AUTH_SOCK') return ok(fromEnvironment);
  if (word.toLowerCase() === 'none') return ok(null);
  if (/^\$\w+$/.test(word)) return ok(environment[word.slice(1)] ?? null);
  return decidePath(word, { keyword: 'identityagent', where: setting.where }, names, settings);
}

export function decideJumps(gathered: Gathered): Read<readonly MachineAddress[]> {
  const setting = gathered.get('proxyjump');
  const word = setting?.words[0] ?? 'none';
  if (setting === null || word.toLowerCase() === 'none') return ok([]);
  const hops = readJumpHosts(word);
  return hops === null ? fail(unreadable('proxyjump', setting)) : ok(hops);
}

// As OpenSSH since 9.6: such a name could be a command of its own inside the shell that runs ProxyCommand.
const UNSAFE_FOR_SHELL = /^-|[\s'"`$\\;&<>|(){}\p{Cc}]/u;

export function decideProxyCommand(
  gathered: Gathered,
  names: Names,
  settings: SshSettings,
): Read<string | null> {
  const setting = gathered.get('proxycommand');
  const command = setting?.words[0]?.trim() ?? '';
  if (setting === null || command === '' || command.toLowerCase() === 'none') return ok(null);
  const { where } = setting;
  if (isUnsafeForShell(names)) {
    const own = [ownWord('proxy-command-name', { where })];
    return fail({ kind: 'unsupported', directive: 'proxycommand', where, own });
  }
  const expanded = expandTokens(command, shellTokens(tokensOf(names, settings)));
  if (expanded.ok) return expanded;
  return fail({ kind: 'unsupported', directive: `proxycommand ${expanded.error}`, where });
}

const isUnsafeForShell = ({ machine, hostName, user }: Names): boolean =>
  [machine.address, hostName, user].some((name) => UNSAFE_FOR_SHELL.test(name));

/** ssh_config(5) allows ProxyCommand these only. */
const shellTokens = (tokens: Tokens): Tokens =>
  Object.fromEntries(Object.entries(tokens).filter(([letter]) => 'hnpr'.includes(letter)));
