import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { ClusterMember } from '../model/cluster-member.ts';
import type { Cluster } from '../model/cluster.ts';
import { failed, printed, type Command } from './output.ts';

const row = (name: string, type: string, host: string, { state, details }: Partial<RmsStanding>): string =>
  `${`${name.padEnd(19)} ${type.padEnd(7)} ${host.padEnd(19)} ${(state ?? '').padEnd(12)} ${details ?? ''}`.trimEnd()}\n`;

/** `hvdisp`: the header of SAP HANA guide 3.1.2 and IAG 4.3, 7.5.1; the rows of `-a` are our reading. */
export const hvdisp: Command = (args, { machine: { cluster, member } }) => {
  if (cluster === null || !member?.rmsRunning) {
    return { stdout: 'hvdisp: RMS is not running\n', stderr: '', exitCode: 1 };
  }
  const [option, type] = args;
  const head =
    `Local System:  ${member.sysNodeName}\n` +
    'Configuration: /opt/SMAW/SMAWRrms/build/config.us\n\n' +
    'Resource            Type    HostName            State        StateDetails\n' +
    '-----------------------------------------------------------------------------\n';
  if (option === '-T' && type === 'userApplication') return printed(head + applicationRows(cluster, member));
  if (option !== '-a') return failed('hvdisp: usage error\n');
  return printed(
    head + sysNodeRows(cluster, member) + applicationRows(cluster, member) + resourceRows(cluster, member),
  );
};

const sysNodeRows = (cluster: Cluster, member: ClusterMember): string =>
  cluster.members
    .map((other) => row(other.sysNodeName, 'SysNode', '', cluster.rmsOf(member, other)))
    .join('');

function applicationRows(cluster: Cluster, member: ClusterMember): string {
  if (member.hidesApplication) return '';
  const name = cluster.plan.application;
  const others = cluster.members.filter((other) => other !== member && reachable(cluster, member, other));
  return (
    row(name, 'userApp', '', shown(cluster, member.application)) +
    others.map((other) => row(name, 'userApp', other.sysNodeName, shown(cluster, other.application))).join('')
  );
}

/** In maintenance mode an application is shown with its intended status (RMS guide 4.6, B.1). */
function shown({ maintenance }: Cluster, standing: RmsStanding): RmsStanding {
  const words: Partial<Record<RmsStanding['state'], RmsStanding['state']>> = {
    Online: 'Maintenance-Online',
    Standby: 'Maintenance-Standby',
    Offline: 'Maintenance-Offline',
  };
  return { ...standing, state: (maintenance ? words[standing.state] : undefined) ?? standing.state };
}

const reachable = (cluster: Cluster, member: ClusterMember, other: ClusterMember): boolean =>
  other.rmsRunning && cluster.view(member, other) === 'UP';

function resourceRows(cluster: Cluster, member: ClusterMember): string {
  const { application, resources } = cluster.plan;
  const machines = cluster.members.map((other, index) =>
    row(
      `Machine00${index}_${application}`,
      'andOp',
      other === member ? '' : other.sysNodeName,
      // Its branch of the tree for another host is not evaluated here.
      other === member ? { state: member.application.state } : { state: 'Offline' },
    ),
  );
  return (
    machines.join('') +
    [...resources, ...cluster.foreignResources]
      .map((resource) => row(resource.name, 'gRes', '', member.resource(resource)))
      .join('')
  );
}
