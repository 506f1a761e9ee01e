import type { ApplicationWord, SysNodeWord } from './command-words.ts';
import { CLUSTER_CONFIG, STAGED_CONFIG } from './cf-timeout.ts';
import { PROGRAMS, type Program } from './programs.ts';

export interface SudoRulesOf {
  /** The console's login on the machine. */
  readonly login: string;
  readonly applications: readonly ApplicationWord[];
  readonly sysNodes: readonly SysNodeWord[];
}

const LOGIN = /^[a-z_][a-z0-9_-]{0,31}$/;

/** The lines that the changing commands of a cluster node need: each names its arguments in full, without a pattern. */
export function nodeSudoRules({ login, applications, sysNodes }: SudoRulesOf): string {
  const switches = applications.flatMap((application) => [
    line('hvswitch', application),
    ...sysNodes.flatMap((sysNode) => [
      line('hvswitch', application, sysNode),
      line('hvswitch', '-f', application, sysNode),
    ]),
    line('hvutil', '-f', application),
    line('hvutil', '-c', application),
    line('hvutil', '-m', 'on', application),
    line('hvutil', '-m', 'off', application),
  ]);
  return render(login, 'what a login on a cluster node may change', [
    line('cftool', '-k'),
    // Two readings, where the login itself may not read the files.
    line('cat', CLUSTER_CONFIG),
    line('cat', STAGED_CONFIG),
    line('tee', STAGED_CONFIG),
    line('mv', '-f', '-T', STAGED_CONFIG, CLUSTER_CONFIG),
    line('cfset', '-f'),
    line('cfset', '-r'),
    line('sdtool', '-e'),
    line('sdtool', '-b'),
    ...switches,
    line('hvcm'),
    line('hvshut', '-l'),
    line('shutdown', '-h', 'now'),
  ]);
}

/** A host of configuration B is no cluster node: it can only be shut down. */
export const hostSudoRules = (login: string): string =>
  render(login, 'what a login on a host may change', [line('shutdown', '-h', 'now')]);

/** No arguments at all is `""`: without it sudo would let every one through. */
const line = (program: Program, ...args: readonly string[]): string =>
  `${PROGRAMS[program]} ${args.length === 0 ? '""' : args.join(' ')}`;

function render(login: string, what: string, commands: readonly string[]): string {
  if (!LOGIN.test(login)) throw new RangeError(`not a login: ${login}`);
  const rules = commands.map((command) => `${login} ALL=(root) NOPASSWD: ${command}`);
  return [`# Nodeward: ${what}.`, `Defaults:${login} !requiretty, env_reset`, ...rules, ''].join('\n');
}
