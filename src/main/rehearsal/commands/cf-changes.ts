import type { Machine } from '../machine.ts';
import type { ClusterMember } from '../model/cluster-member.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Dialogue, Turn } from './dialogue.ts';
import { CLUSTER_CONFIG, STAGED_CONFIG } from './files.ts';
import { failed, printed, type Command } from './output.ts';

const WARNING = `This option will declare a node down. Declaring an operational
node down can result in catastrophic consequences, including
loss of data in the worst case.
If you do not wish to declare a node down, quit this program now.

Enter node number: `;

const ended = (print: string, exitCode = 1): Turn => ({ print, exitCode });

/** `cftool -k`, whose dialogue is recalled, not documented: number, name, then it is done. */
export function markNodeDown(machine: Machine, cluster: Cluster, own: ClusterMember): Dialogue {
  let chosen: ClusterMember | null = null;
  return {
    opening: WARNING,
    take: (line) => {
      if (chosen !== null) return declare(machine, cluster, own, chosen, line.trim());
      chosen = cluster.members.find(({ number }) => String(number) === line.trim()) ?? null;
      if (chosen === null) return ended('cftool(down): illegal node number\n');
      if (chosen === own) return ended('cftool(down): cannot declare local node down\n');
      return { print: `Enter name for node #${chosen.number}: `, exitCode: null };
    },
  };
}

function declare(
  { site }: Machine,
  cluster: Cluster,
  own: ClusterMember,
  target: ClusterMember,
  name: string,
): Turn {
  const { number } = target;
  if (name !== target.name) return ended(`cftool(down): node #${number} is not ${name}\n`);
  if (cluster.view(own, target) !== 'LEFTCLUSTER')
    return ended(`cftool(down): node ${name} is not LEFTCLUSTER\n`);
  const survivors = cluster.members.filter((member) => member === own || cluster.hears(member, own));
  cluster.down(target, survivors, 'Killed', site.settle());
  return ended(
    `cftool(down): declaring node #${number} (${name}) down\ncftool(down): node ${name} is down\n`,
    0,
  );
}

/** `mv -f -T` of the settings that were written beside the file: the only move that this site knows. */
export const moveStagedConfig: Command = (args, { machine: { member }, root }) => {
  if (args.join(' ') !== `-f -T ${STAGED_CONFIG} ${CLUSTER_CONFIG}`)
    return failed('mv: the rehearsal site knows only the settings of CF\n');
  if (!root) return failed(`mv: cannot move '${STAGED_CONFIG}': Permission denied\n`);
  const staged = member?.stagedTimeoutSeconds ?? null;
  if (member === null || staged === null)
    return failed(`mv: cannot stat '${STAGED_CONFIG}': No such file or directory\n`);
  member.configuredTimeoutSeconds = staged;
  member.stagedTimeoutSeconds = null;
  return printed('');
};
