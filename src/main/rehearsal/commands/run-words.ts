import { isChangingCommand } from './changing-words.ts';
import { moveStagedConfig } from './cf-changes.ts';
import { shutdown } from './os-changes.ts';
import { withoutSettings } from './shell-words.ts';
import { cfset, cftool } from './cf-commands.ts';
import { clockText } from './host-figures.ts';
import { fileOn } from './files.ts';
import { ps } from './processes.ts';
import { translated } from './locale.ts';
import { failed, notFound, printed, type Caller, type Command, type Output } from './output.ts';
import { hvcm, hvshut, hvswitch, hvutil } from './rms-changes.ts';
import { hvdisp } from './rms-commands.ts';
import { sfkvmmigrate } from './sf-changes.ts';
import { sdtool } from './sf-commands.ts';

const PRIMECLUSTER: ReadonlyMap<string, Command> = new Map([
  ['cftool', cftool],
  ['cfset', cfset],
  ['hvdisp', hvdisp],
  ['sdtool', sdtool],
  ['sfkvmmigrate', sfkvmmigrate],
  ['hvswitch', hvswitch],
  ['hvutil', hvutil],
  ['hvcm', hvcm],
  ['hvshut', hvshut],
]);

const cat: Command = ([path = ''], { machine, root }) => {
  const file = fileOn(machine, path);
  if (file === null) return failed(`cat: ${path}: No such file or directory\n`);
  return file.rootOnly && !root ? failed(`cat: ${path}: Permission denied\n`) : printed(file.text);
};

const ip: Command = (args, { machine }) => {
  if (!args.includes('addr') && !args.includes('address')) return failed('Object is unknown\n', 255);
  return printed(
    '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n' +
      `2: eth0    inet ${machine.address}/16 brd 10.255.255.255 scope global eth0\\       valid_lft forever preferred_lft forever\n`,
  );
};

/** `date +%s.%N` alone: what a round asks. */
const date: Command = ([format], { machine }) =>
  format === '+%s.%N'
    ? printed(clockText(machine))
    : failed("date: the rehearsal site knows only '+%s.%N'\n");

/** Whether PRIMECLUSTER is installed, as the connection test asks. */
const test: Command = ([flag, path], { machine }) =>
  flag === '-e' && path === '/opt/SMAW' && machine.cluster !== null ? printed('') : failed('');

const ORDINARY: ReadonlyMap<string, Command> = new Map([
  ['hostname', (_: readonly string[], { machine }: Caller) => printed(`${machine.name}\n`)],
  [
    'uname',
    (args: readonly string[], { machine }: Caller) =>
      printed(args.includes('-n') ? `${machine.name}\n` : 'Linux\n'),
  ],
  ['true', () => printed('')],
  ['false', () => failed('')],
  ['echo', (args: readonly string[]) => printed(`${args.join(' ')}\n`)],
  ['id', (_: readonly string[], { root }: Caller) => printed(root ? 'root\n' : 'nodeward\n')],
  ['cat', cat],
  ['ip', ip],
  ['ps', ps],
  ['date', date],
  ['test', test],
  ['shutdown', shutdown],
  ['mv', moveStagedConfig],
]);

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A PRIMECLUSTER command; not found where PRIMECLUSTER is not installed. */
export function runPrimecluster([name = '', ...args]: readonly string[], caller: Caller): Output {
  const { machine } = caller;
  const command = PRIMECLUSTER.get(baseName(name));
  const missing = machine.cluster === null || machine.site.hasFault('command-missing', machine.name);
  const output = command === undefined || missing ? notFound(name) : command(args, caller);
  if (!machine.site.hasFault('wrong-locale', machine.name)) return output;
  return { ...output, stdout: translated(output.stdout), stderr: translated(output.stderr) };
}

/** Runs one command that has been split into words. */
export function runWords(words: readonly string[], caller: Caller): Output {
  const [name = '', ...args] = withoutSettings(words);
  if (baseName(name) === 'sudo') return runSudo(args, caller);
  const plain = [baseName(name), ...args];
  if (isChangingCommand(plain)) caller.machine.tally.countChangingCommand(plain);
  const ordinary = ORDINARY.get(baseName(name));
  return ordinary === undefined ? runPrimecluster([name, ...args], caller) : ordinary(args, caller);
}

function runSudo(args: readonly string[], { machine }: Caller): Output {
  machine.tally.sudoCalls++;
  const [option, ...words] = args;
  const asked = (words[0] === '--' ? words.slice(1) : words).map((word, at) =>
    at === 0 ? baseName(word) : word,
  );
  if (option !== '-n') return failed('sudo: a terminal is required to read the password\n');
  if (machine.site.hasFault('sudo-denied', machine.name)) {
    if (isChangingCommand(asked)) machine.tally.countChangingCommand(asked);
    return failed('sudo: a password is required\n');
  }
  return runWords(words[0] === '--' ? words.slice(1) : words, { machine, root: true });
}
