/**
 * Titles of what sources say together, of verdicts, of the evidence for a configuration, and the documents that
 * are cited. Only what was seen in a document is cited as that document.
 */
export const contradictions = {
  'finding.leftcluster-domain-runs':
    '<b>LEFTCLUSTER</b>, but the domain of <b>{node}</b> is {state} on {host}: stop not proven',
  'finding.leftcluster-domain-stopped':
    '<b>LEFTCLUSTER</b>; the domain of <b>{node}</b> is shut off on {hosts}',
  'finding.leftcluster-stop-not-proven':
    '<b>LEFTCLUSTER</b>, and whether <b>{node}</b> has stopped is not known: stop not proven',
  'finding.leftcluster-while-answering':
    '<b>{node}</b> answers and says {state} of itself while {observer} sees it <b>LEFTCLUSTER</b>',
  'finding.cf-partition': 'Nodes of <b>{cluster}</b> each say that the other is gone: {pairs}',
  'finding.cf-observers-disagree': '{other} sees <b>{node}</b> UP, {observer} sees it <b>{state}</b>',
  'finding.cf-down-but-answers': '<b>{node}</b> says UP of itself while {observer} sees it <b>DOWN</b>',
  'finding.cf-timeout-not-known': 'The CF timeout of <b>{node}</b> is not known: {why}',
  'finding.cf-timeout-differs': 'The CF timeout of <b>{cluster}</b> is not the same on all nodes: {values}',
  'finding.cf-timeout-raised':
    'The CF timeout of <b>{cluster}</b> is <b>{seconds} s</b> on {node}, and {migration, select, none {no migration is under way} other {whether a migration is under way is not known}}',
  'finding.cf-stranger':
    'CF on {observer} lists node <b>{other}</b> ({state}), which the inventory of {cluster} does not know',
  'finding.cf-up-rms-down': '<b>{node}</b> is UP in CF, but RMS does not run on it',
  'finding.rms-sysnode-wait': 'RMS on {observer} shows the SysNode of <b>{node}</b> in <b>Wait</b>',
  'finding.application-row-missing':
    'RMS on {node} does not list userApplication <b>{application}</b>, which another node lists',
  'finding.application-online-twice':
    'userApplication <b>{application}</b> is <b>Online</b> on {node} at once',
  'finding.application-not-as-intended': 'userApplication <b>{application}</b> on {node}: <b>{state}</b>',
  'finding.application-maintenance': 'userApplication <b>{application}</b> is in maintenance mode on {node}',
  'finding.sf-kill-failed': 'Every shutdown agent of {observer} failed to stop <b>{node}</b> ({agent})',
  'finding.sf-agent-untested':
    'Whether {agent} on {observer} could stop <b>{node}</b> has not been tested yet',
  'finding.sf-no-agent': 'The shutdown facility on {observer} does not list {agent} for <b>{node}</b>',
  'finding.sf-settings-differ': 'rcsd.cfg of <b>{cluster}</b> is not the same on {node}',
  'finding.sf-target-differs':
    '{agent} on {observer} would stop <b>{found}</b> for node <b>{node}</b>, which is {wanted}',
  'finding.sa-icmp-unconfirmed': 'A stop that {agent} reports in <b>{cluster}</b> is not confirmed',
  'finding.migration-window': 'Domain {guest} of <b>{cluster}</b> is being migrated to {host}',
  'finding.domain-on-two-hosts': 'Domain <b>{guest}</b> is active on several hosts at once: <b>{host}</b>',
  'finding.domain-paused-by-user': 'Somebody paused domain <b>{guest}</b> on {host}',
  'finding.domain-paused-io-error': 'Domain <b>{guest}</b> on {host} is paused by an <b>I/O error</b>',
  'finding.domain-paused-migration': 'Domain <b>{guest}</b> on {host} is paused by a migration ({reason})',
  'finding.domain-paused-unknown': 'Domain <b>{guest}</b> on {host} is paused; the reason is not known',
  'finding.managed-save-present': 'A saved memory image of domain <b>{guest}</b> waits on {host}',
  'finding.autostart-on-two-hosts': 'Domain <b>{guest}</b> starts by itself on several hosts: {host}',
  'finding.defined-on-two-hosts': 'Domain <b>{guest}</b> is defined on several hosts: {host}',
  'finding.same-uuid': 'Domains with different names have the UUID of <b>{guest}</b>: {other}',
  'finding.same-mac': 'Domain <b>{guest}</b> has the same MAC address as {other}: {mac}',
  'finding.node-alive-domain-off':
    '<b>{node}</b> answers, but its domain {guest} is shut off on every host of the inventory',
  'finding.node-without-domain': 'No host lists the domain of <b>{node}</b>',
  'finding.nodes-on-one-host': 'All nodes of <b>{cluster}</b> are on <b>{host}</b>',
  'finding.configuration-differs':
    '<b>{cluster}</b> is declared as configuration {wanted}, but the evidence says {found}',
  'finding.configuration-a': 'All nodes of <b>{cluster}</b> share one host by design (configuration A)',
  'finding.host-overloaded': 'Host <b>{host}</b> of Host OS failover is overloaded ({what})',
  'finding.host-power-not-known': 'Whether ESXi host <b>{host}</b> and its guests are on is not known',
  'finding.host-without-primecluster':
    '<b>{cluster}</b> uses Host OS failover, but the inventory has no cluster node for {host}',
  'finding.libvirt-guests-suspend': 'Host <b>{host}</b> would suspend its guests when it stops',
  'finding.kvmguests-differs': 'kvmguests.conf is not the same on the hosts of <b>{cluster}</b>: {host}',
  'finding.kvmguests-not-known':
    'Whether kvmguests.conf is the same on the hosts of <b>{cluster}</b> is not known: {host}',
  'finding.foreign-host-resource':
    'The application on the hosts (<b>{cluster}</b>) has resources that are not shown to be Gls or Cmdline: {what}',
  'finding.shutdown-priority-set':
    'ShutdownPriority is set in <b>{cluster}</b>, which uses Host OS failover ({node})',
  'finding.clock-skew': 'The clocks of <b>{node}</b> and <b>{other}</b> are at least {seconds} s apart',
  'finding.console-clock-off':
    'The clock of this console is at least <b>{seconds} s</b> {what, select, behind {behind} other {ahead of}} those of the {kind}’s nodes',

  'verdict.node.healthy': 'In order',
  'verdict.node.not-known': 'Not known',
  'verdict.node.stop-not-proven': 'Lost; that it has stopped is not proven',
  'verdict.node.stopped': 'Lost and shut off on every host',
  'verdict.node.partitioned': 'Cut off from others',
  'verdict.node.lost': 'Lost to its cluster',
  'verdict.node.unsafe': 'In danger',
  'verdict.node.unprotected': 'Would perhaps not be stopped if it failed',
  'verdict.node.degraded': 'Runs, not as it should',
  'verdict.cluster.healthy': 'In order',
  'verdict.cluster.not-known': 'Not known',
  'verdict.cluster.leftcluster': 'A node is LEFTCLUSTER',
  'verdict.cluster.partitioned': 'Its nodes do not see each other',
  'verdict.cluster.unsafe': 'Data in danger',
  'verdict.cluster.unprotected': 'A failing node would perhaps not be stopped',
  'verdict.cluster.no-service': 'A userApplication runs nowhere',
  'verdict.cluster.degraded': 'Runs, not as it should',
  'protection.fenced': 'Each node can stop each other; the last test may be up to 10 minutes old',
  'protection.debt': 'Unprotected',
  'protection.unknown': 'Protection not known',

  'configuration.declared': 'Declared: {configuration}',
  'configuration.concluded': 'Concluded from evidence: {configuration}',
  'configuration.undecided': 'The evidence does not decide',
  'evidence.nodes-are-hosts': 'its nodes are hosts: {names}',
  'evidence.agent-vmchkhost': 'a shutdown agent asks for the host’s state: {names}',
  'evidence.agents-libvirt': 'shutdown agents work through libvirt, none asks for the host’s state: {names}',
  'evidence.agents-vmware': 'shutdown agents for VMware: {names}',
  'evidence.hosts-are-nodes': 'PRIMECLUSTER runs on its hosts: {names}',
  'evidence.kvmguests-present': 'kvmguests.conf is on {names}',
  'evidence.one-host': 'all its domains are on one host: {names}',
  'evidence.several-hosts': 'its domains are on several hosts: {names}',

  'cite.our-rule': 'Our rule',
  'cite.iag45-2.2.1': 'PRIMECLUSTER Installation and Administration Guide 4.5, 2.2.1',
  'cite.iag44-5.1.2': 'PRIMECLUSTER Installation and Administration Guide 4.4, 5.1.2',
  'cite.iag44-7.5.1': 'PRIMECLUSTER Installation and Administration Guide 4.4, 7.5.1',
  'cite.iag44-11.3.1': 'PRIMECLUSTER Installation and Administration Guide 4.4, 11.3.1',
  'cite.iag44-G.3.2': 'PRIMECLUSTER Installation and Administration Guide 4.4, G.3.2',
  'cite.iag47-F.2.2': 'PRIMECLUSTER Installation and Administration Guide 4.7 (Japanese), F.2.2',
  'cite.iag43-H.1': 'PRIMECLUSTER Installation and Administration Guide 4.3 (edition 11), H.1',
  'cite.iag43-H.4': 'PRIMECLUSTER Installation and Administration Guide 4.3 (edition 7), H.4',
  'cite.cf43-1.1.2': 'Cluster Foundation Configuration and Administration Guide 4.3, 1.1.2',
  'cite.cf43-5.1': 'Cluster Foundation Configuration and Administration Guide 4.3, 5.1',
  'cite.cf43-5.2': 'Cluster Foundation Configuration and Administration Guide 4.3, 5.2',
  'cite.cf43-5.2.3': 'Cluster Foundation Configuration and Administration Guide 4.3, 5.2.3',
  'cite.cf45s-5.2.2': 'Cluster Foundation Configuration and Administration Guide 4.5 (Solaris), 5.2.2',
  'cite.cf43-7.1': 'Cluster Foundation Configuration and Administration Guide 4.3, 7.1',
  'cite.cf43-7.4.1': 'Cluster Foundation Configuration and Administration Guide 4.3, 7.4.1',
  'cite.cf43-7.5.2': 'Cluster Foundation Configuration and Administration Guide 4.3, 7.5.2',
  'cite.rms46-B.1': 'Reliant Monitor Services Guide 4.6, B.1',
  'cite.rms46-B.2': 'Reliant Monitor Services Guide 4.6, B.2',
  'cite.rms47-2.1.7': 'Reliant Monitor Services Guide 4.7, 2.1.7',
  'cite.rms47j-B.2': 'Reliant Monitor Services Guide 4.7 (Japanese), B.2',
  'cite.virsh': 'libvirt, virsh(1)',
  'cite.libvirt-guests': 'libvirt, libvirt-guests(8)',
} as const;
