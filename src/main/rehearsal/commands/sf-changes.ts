import type { ClusterMember } from '../model/cluster-member.ts';
import { CF_TIMEOUT_S, MIGRATION_TIMEOUT_S } from '../model/timing.ts';
import { failed, printed, type Command } from './output.ts';

/** `sdtool -e`, `-b`, `-r` on this node. A start tests the agents at once. */
export function changeSf(option: string, member: ClusterMember): boolean {
  if (option === '-e') member.sfStops.add('command');
  else if (option === '-b') {
    for (const cause of ['command', 'migration']) member.sfStops.delete(cause);
    member.agents.test();
  } else if (option !== '-r') return false;
  return true;
}

/**
 * `sfkvmmigrate -p DOMAIN [-t CFtimeout] -g` and `-u DOMAIN -g` (IAG 4.4, G.3.2; 4.7, F.3): on every node of
 * the cluster SF stops and the CF timeout rises, and back to 10 s with SF started.
 */
export const sfkvmmigrate: Command = (args, { machine: { cluster, site }, root }) => {
  if (!root) return failed('sfkvmmigrate: permission denied\n');
  const [option = '', domain = ''] = args;
  if (cluster?.members.some(({ name }) => site.guest(name)?.plan.name === domain) !== true)
    return failed(`sfkvmmigrate: ${domain}: no guest of this cluster\n`);
  const phase = phaseOf(option, args.includes('-t') ? args[args.indexOf('-t') + 1] : undefined);
  if (phase === null) return failed('sfkvmmigrate: usage error\n');
  for (const member of cluster.members) phase(member);
  cluster.recheck(site.settle());
  return printed('');
};

type Phase = (member: ClusterMember) => void;

function phaseOf(option: string, timeout: string | undefined): Phase | null {
  const seconds = timeout === undefined ? MIGRATION_TIMEOUT_S : Number(timeout);
  if (option === '-u') {
    return (member) => {
      member.cfTimeoutSeconds = CF_TIMEOUT_S;
      changeSf('-b', member);
    };
  }
  if (option !== '-p' || !(seconds >= 1)) return null;
  return (member) => {
    member.sfStops.add('migration');
    member.cfTimeoutSeconds = seconds;
  };
}
