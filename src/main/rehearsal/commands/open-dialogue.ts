import type { Machine } from '../machine.ts';
import { markNodeDown } from './cf-changes.ts';
import { CLUSTER_CONFIG, STAGED_CONFIG } from './files.ts';
import type { Dialogue, Turn } from './dialogue.ts';
import { shellWords, withoutSettings } from './shell-words.ts';

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The program of a command line that reads its standard input, as root through sudo; null for any other. */
export function openDialogue(line: string, machine: Machine): Dialogue | null {
  const [sudo = '', ...rest] = withoutSettings(shellWords(line) ?? []);
  const [program = '', argument = ''] = rest.filter((word) => word !== '-n' && word !== '--');
  const { site, name } = machine;
  const refused = site.hasFault('sudo-denied', name) || site.hasFault('command-missing', name);
  if (baseName(sudo) !== 'sudo' || refused) return null;
  site.settle();
  const dialogue = rootDialogue(`${baseName(program)} ${argument}`, machine);
  if (dialogue === null) return null;
  machine.tally.commands++;
  machine.tally.sudoCalls++;
  machine.tally.countChangingCommand([baseName(program), argument]);
  return dialogue;
}

function rootDialogue(command: string, machine: Machine): Dialogue | null {
  const { cluster, member } = machine;
  if (cluster === null || member === null) return null;
  if (command === 'cftool -k') return markNodeDown(machine, cluster, member);
  if (command === `tee ${STAGED_CONFIG}`)
    return writeClusterConfig((seconds) => {
      member.stagedTimeoutSeconds = seconds;
    });
  if (command !== `tee ${CLUSTER_CONFIG}`) return null;
  return writeClusterConfig((seconds) => {
    member.configuredTimeoutSeconds = seconds;
  });
}

/** Only CLUSTER_TIMEOUT matters here; a file without it stands for the default. */
function writeClusterConfig(set: (seconds: number) => void): Dialogue {
  const lines: string[] = [];
  return {
    opening: '',
    take: (line): Turn => {
      lines.push(line);
      return { print: `${line}\n`, exitCode: null };
    },
    end: () => {
      const found = lines.map((line) => /^CLUSTER_TIMEOUT "(\d+)"$/.exec(line)?.[1]).findLast(Boolean);
      set(Number(found ?? 10));
      return { print: '', exitCode: 0 };
    },
  };
}
