import type { ClusterMember } from '../model/cluster-member.ts';
import type { Cluster } from '../model/cluster.ts';
import { failed, printed, type Caller, type Command, type Output } from './output.ts';

interface Ground {
  readonly cluster: Cluster;
  readonly member: ClusterMember;
  readonly at: number;
}

/** Root on a node; `running`: RMS has to run there. */
const onNode =
  (name: string, running: boolean, work: (args: readonly string[], ground: Ground) => Output): Command =>
  (args, { machine: { cluster, member, site }, root }: Caller) => {
    if (cluster === null || member === null || !root) return failed(`${name}: permission denied\n`);
    if (running && !member.rmsRunning) return failed(`${name}: RMS is not running\n`);
    return work(args, { cluster, member, at: site.settle() });
  };

const memberOf = ({ members }: Cluster, sysNode: string): ClusterMember | undefined =>
  members.find(({ sysNodeName }) => sysNodeName === sysNode);

/** `hvswitch [-f] userApplication [SysNode]` (RMS guide 4.6, 7.2.2). */
export const hvswitch = onNode('hvswitch', true, (args, { cluster, member, at }) => {
  const isForced = args[0] === '-f';
  const [application = '', sysNode] = isForced ? args.slice(1) : args;
  if (application !== cluster.plan.application) return failed(`hvswitch: no such resource ${application}\n`);
  const target = sysNode === undefined ? null : (memberOf(cluster, sysNode)?.name ?? '');
  const lost = cluster.members.find((other) => cluster.view(member, other) === 'LEFTCLUSTER');
  if (lost !== undefined)
    return failed(
      isForced
        ? `ERROR: Forcibly switch request denied, unable to kill node <${lost.sysNodeName}>\n`
        : 'hvswitch: request denied: not all hosts are reachable\n',
    );
  const problem = cluster.rms.switchTo(target, at);
  return problem === null ? printed('') : failed(`hvswitch: request denied: ${problem}\n`);
});

type UtilityWork = (value: string, ground: Ground) => boolean;

/** Clears the Wait of a SysNode: `-u` as if it had been eliminated, `-o` back to Online. */
const clearWait =
  (asEliminated: boolean): UtilityWork =>
  (sysNode, { cluster, member, at }) => {
    const target = memberOf(cluster, sysNode);
    if (target === undefined || member.sysNode(target).state !== 'Wait') return false;
    if (!asEliminated) member.sysNodes.delete(target.name);
    else {
      member.sysNodes.set(target.name, { state: 'Faulted', details: 'Killed' });
      cluster.rms.nodeGone(target, [member], at);
    }
    return true;
  };

const onApplication =
  (work: (ground: Ground) => void): UtilityWork =>
  (application, ground) => {
    if (application !== ground.cluster.plan.application) return false;
    work(ground);
    return true;
  };

const UTILITIES: ReadonlyMap<string, UtilityWork> = new Map([
  ['-u', clearWait(true)],
  ['-o', clearWait(false)],
  [
    '-f',
    onApplication(({ cluster, member, at }) => {
      cluster.rms.stop(member, 'Offline', at);
    }),
  ],
  [
    '-s',
    onApplication(({ cluster, member, at }) => {
      cluster.rms.stop(member, 'Standby', at);
    }),
  ],
  [
    '-c',
    onApplication(({ member }) => {
      member.faultedResource = null;
      if (member.application.state === 'Faulted') member.application = { state: 'Offline', details: '' };
    }),
  ],
  [
    '-d',
    onApplication(({ cluster }) => {
      for (const member of cluster.members) member.application = { state: 'Deact', details: '' };
    }),
  ],
  [
    '-a',
    onApplication(({ cluster }) => {
      for (const member of cluster.members) member.application = { state: 'Offline', details: '' };
    }),
  ],
]);

/** `hvutil -M on|off|forceoff`, `hvutil -m on|off|forceoff userApplication` (RMS guide 4.6, 7.4.4). */
function maintain(cluster: Cluster, [option, word = '', application]: readonly string[]): Output {
  const isOwn = option === '-M' || application === cluster.plan.application;
  if (!isOwn || !['on', 'off', 'forceoff'].includes(word)) return failed('hvutil: usage error\n');
  cluster.maintenance = word === 'on';
  return printed('');
}

export const hvutil = onNode('hvutil', true, (args, ground) => {
  const [option = '', object = ''] = args;
  if (option === '-M' || option === '-m') return maintain(ground.cluster, args);
  return UTILITIES.get(option)?.(object, ground) === true ? printed('') : failed('hvutil: request denied\n');
});

/** Which nodes `-a`, `-s SysNode` or nothing means. */
function chosen([option, sysNode = '']: readonly string[], { cluster, member }: Ground): ClusterMember[] {
  if (option === '-a') return cluster.members.filter((other) => cluster.view(member, other) === 'UP');
  if (option !== '-s') return [member];
  const target = memberOf(cluster, sysNode);
  return target === undefined ? [] : [target];
}

/** `hvcm [-a | -s SysNode]`: starts RMS (RMS guide 4.6, 7.1.1). */
export const hvcm = onNode('hvcm', false, (args, ground) => {
  for (const target of chosen(args, ground)) {
    target.rmsStops.delete('command');
    for (const other of ground.cluster.members) other.sysNodes.delete(target.name);
  }
  return printed('');
});

/** `hvshut -l | -a | -s SysNode`: stops RMS with its applications; the others know it as a planned stop. */
export const hvshut = onNode('hvshut', true, (args, ground) => {
  if (!['-l', '-a', '-s'].includes(args[0] ?? '')) return failed('hvshut: usage error\n');
  for (const target of chosen(args, ground)) {
    target.rmsStops.add('command');
    target.application = { state: 'Offline', details: '' };
    ground.cluster.rms.scripts.stop(target.name, ground.at, () => {});
    for (const other of ground.cluster.members)
      if (other !== target) other.sysNodes.set(target.name, { state: 'Faulted', details: 'Shutdown' });
  }
  return printed('');
});
