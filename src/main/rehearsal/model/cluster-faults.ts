import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { Cluster } from './cluster.ts';
import type { Deed, FaultBehaviour } from './fault-behaviour.ts';
import { AGENT_TEST_MS, CF_TIMEOUT_S, MIGRATION_TIMEOUT_S } from './timing.ts';

type OnMember = (member: ClusterMember, cluster: Cluster, at: number) => void;

const onMember = (inject: OnMember, clear: OnMember): FaultBehaviour => {
  const deed =
    (work: OnMember): Deed =>
    (site, target, at) => {
      const [cluster, member] = [site.clusterOf(target), site.member(target)];
      if (cluster === undefined || member === undefined) return;
      work(member, cluster, at);
      cluster.recheck(at);
    };
  return { inject: deed(inject), clear: deed(clear) };
};

type Refusal = NonNullable<FaultBehaviour['refuse']>;
type OnCluster = (cluster: Cluster, at: number) => void;

const onCluster = (inject: OnCluster, clear: OnCluster, refuse: Refusal = () => null): FaultBehaviour => {
  const deed =
    (work: OnCluster): Deed =>
    (site, target, at) => {
      const cluster = site.cluster(target);
      if (cluster === undefined) return;
      work(cluster, at);
      cluster.recheck(at);
    };
  return { inject: deed(inject), clear: deed(clear), refuse };
};

const cutting = (cause: FaultKind): FaultBehaviour =>
  onMember(
    (member) => member.cuts.add(cause),
    (member) => member.cuts.delete(cause),
  );

/** The userApplication stands like this on one node, and after the repair as it did before. */
function standing(during: RmsStanding): FaultBehaviour {
  const before = new WeakMap<ClusterMember, RmsStanding>();
  return onMember(
    (member) => {
      before.set(member, member.application);
      member.application = during;
    },
    (member) => {
      member.application = before.get(member) ?? member.application;
    },
  );
}

export const CLUSTER_FAULTS = {
  'interconnect-cut': onCluster(
    (cluster) => cluster.cuts.add('interconnect-cut'),
    (cluster) => cluster.cuts.delete('interconnect-cut'),
  ),
  'interconnect-cut-one-node': cutting('interconnect-cut-one-node'),
  'node-left-cluster': cutting('node-left-cluster'),
  'sf-stopped': onMember(
    (member) => member.sfStops.add('sf-stopped'),
    (member) => member.sfStops.delete('sf-stopped'),
  ),
  'agent-test-failed': onMember(
    ({ agents }) => agents.break('agent-test-failed', { agents: 'first', outcome: 'fails', tested: true }),
    ({ agents }) => agents.mend('agent-test-failed'),
  ),
  'agent-misconfigured': onMember(
    ({ agents }) => agents.break('agent-misconfigured', { agents: 'all', outcome: 'fails', tested: true }),
    ({ agents }) => agents.mend('agent-misconfigured'),
  ),
  'agent-timeout': {
    inject: (site, target, at) => {
      const member = site.member(target);
      member?.agents.break('agent-timeout', { agents: 'all', outcome: 'times out', tested: false });
      // The last test said that all was well; the next one will not.
      site.agenda.after(at, AGENT_TEST_MS, () => member?.agents.test());
    },
    clear: (site, target) => site.member(target)?.agents.mend('agent-timeout'),
  },
  'agent-untested': onMember(
    ({ agents }) => {
      agents.untested = true;
    },
    ({ agents }) => {
      agents.untested = false;
    },
  ),
  'agent-missing': onMember(
    ({ agents }) => {
      agents.missing = true;
    },
    ({ agents }) => {
      agents.missing = false;
    },
  ),
  'agent-row-missing': onMember(
    ({ agents }) => {
      agents.lastMissing = true;
    },
    ({ agents }) => {
      agents.lastMissing = false;
    },
  ),
  'agent-vmchkhost-configured': onCluster(
    ({ moreAgents }) => moreAgents.add('SA_vmchkhost'),
    ({ moreAgents }) => moreAgents.delete('SA_vmchkhost'),
    (site, target) =>
      ['A', 'B'].includes(site.cluster(target)?.plan.configuration ?? '')
        ? null
        : 'it needs a cluster of configuration A or B',
  ),
  'agent-target-wrong': onMember(
    ({ badSettings }) => badSettings.add('target'),
    ({ badSettings }) => badSettings.delete('target'),
  ),
  'sf-settings-different': onMember(
    ({ badSettings }) => badSettings.add('weight'),
    ({ badSettings }) => badSettings.delete('weight'),
  ),
  'cf-timeout-different': onMember(
    (member) => {
      member.cfTimeoutSeconds = CF_TIMEOUT_S * 3;
    },
    (member) => {
      member.cfTimeoutSeconds = CF_TIMEOUT_S;
    },
  ),
  'cf-timeout-raised': onCluster(
    ({ members }) => {
      for (const member of members) member.cfTimeoutSeconds = MIGRATION_TIMEOUT_S;
    },
    ({ members }) => {
      for (const member of members) member.cfTimeoutSeconds = CF_TIMEOUT_S;
    },
  ),
  'unknown-node': onCluster(
    ({ unknownNodes, plan }) => unknownNodes.add(`${plan.name}x`),
    ({ unknownNodes }) => {
      unknownNodes.clear();
    },
  ),
  // As after a `cftool -k` on one node while the other one lives.
  'node-shown-down': onMember(
    (member, { members }) => members.find((other) => other !== member)?.showsDown.add(member.name),
    (member, { members }) => {
      for (const other of members) other.showsDown.delete(member.name);
    },
  ),
  'node-missing-in-cf': onCluster(
    (cluster) => {
      cluster.hidesLast = true;
    },
    (cluster) => {
      cluster.hidesLast = false;
    },
  ),
  'nodes-on-one-host': {
    refuse: (site, target) =>
      ['B', 'C'].includes(site.cluster(target)?.plan.configuration ?? '') &&
      site.cluster(target)?.plan.kind === 'guests'
        ? null
        : 'it needs guests of configuration B or C',
    inject: (site, target, at) => {
      const [first, second] = site.cluster(target)?.members ?? [];
      const host = site.guest(first?.name ?? '')?.plan.host;
      if (second !== undefined && host !== undefined) site.moveGuest(second.name, host, at);
    },
    clear: (site, target, at) => {
      const second = site.cluster(target)?.members[1];
      const home = site.guest(second?.name ?? '')?.home;
      if (second !== undefined && home !== undefined) site.moveGuest(second.name, home, at);
    },
  },
  'rms-stopped': onMember(
    (member) => member.rmsStops.add('rms-stopped'),
    (member) => member.rmsStops.delete('rms-stopped'),
  ),
  'application-faulted': onMember(
    (member, { rms }, at) => {
      rms.faulted(member, at);
    },
    (member, { members }) => {
      const elsewhere = members.some((other) => other !== member && other.ownsOrTakes());
      member.faultedResource = null;
      member.application = { state: elsewhere ? 'Standby' : 'Online', details: '' };
    },
  ),
  'application-online-twice': onCluster(
    ({ members }) => {
      for (const member of members) member.application = { state: 'Online', details: '' };
    },
    ({ members }) => {
      for (const member of members.slice(1)) member.application = { state: 'Standby', details: '' };
    },
  ),
  'application-offline': onCluster(
    ({ members }) => {
      for (const member of members) member.application = { state: 'Offline', details: '' };
    },
    ({ members }) => {
      for (const [index, member] of members.entries())
        member.application = { state: index === 0 ? 'Online' : 'Standby', details: '' };
    },
  ),
  'application-inconsistent': standing({ state: 'Inconsistent', details: '' }),
  'application-not-as-intended': standing({ state: 'Online', details: 'Online !!' }),
  'application-row-missing': onMember(
    (member) => {
      member.hidesApplication = true;
    },
    (member) => {
      member.hidesApplication = false;
    },
  ),
  'maintenance-mode': onCluster(
    (cluster) => {
      cluster.maintenance = true;
    },
    (cluster) => {
      cluster.maintenance = false;
    },
  ),
  'shutdown-priority-set': onCluster(
    (cluster) => {
      cluster.shutdownPriority = 10;
    },
    (cluster) => {
      cluster.shutdownPriority = 0;
    },
    (site, target) => (site.cluster(target)?.plan.kind === 'guests' ? null : 'it needs a cluster of guests'),
  ),
  'foreign-resource': onCluster(
    ({ foreignResources, plan }) =>
      foreignResources.push({ name: `Fsystem000_${plan.application}`, type: 'gRes' }),
    ({ foreignResources }) => {
      foreignResources.length = 0;
    },
  ),
} as const satisfies Partial<Record<FaultKind, FaultBehaviour>>;
