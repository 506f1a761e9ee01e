/** What each finding means, and what a person does next. */
export const explanations = {
  'explain.host-not-known':
    'libvirt on this host has not answered, so that nothing is known of its guests now. Older states are shown as old.',
  'step.host-not-known': 'Look whether the host and its SSH answer; the reason is in the finding.',
  'explain.domain-not-known':
    'The host has not said anything usable of this domain, so that it may run or not.',
  'step.domain-not-known': 'Restore the connection to the host before deciding anything about the guest.',
  'explain.domain-crashed':
    'libvirt says that the guest crashed. A crashed domain is not counted as stopped.',
  'step.domain-crashed': 'Power it off before its node is taken for stopped.',
  'explain.domain-paused':
    'A paused guest holds its memory and its disks. Pausing a cluster node, and resuming it, are both prohibited.',
  'step.domain-paused': 'If it is a cluster node, do not resume it: power it off and boot it.',
  'explain.domain-pmsuspended':
    'The guest was suspended by its own power management and may go on at any time.',
  'step.domain-pmsuspended': 'If it is a cluster node, do not wake it: power it off and boot it.',
  'explain.domain-off-but-node': 'The domain of this node is shut off on every host that lists it.',
  'step.domain-off-but-node':
    'Start it when its cluster expects it; look first whether it was stopped on purpose.',
  'explain.node-not-known':
    'The node itself did not answer, so that what it would say is not known. Its peers may see it.',
  'step.node-not-known': 'Look whether SSH to the node works; compare what its peers and its host say.',
  'explain.cf-leftcluster':
    'The observer lost contact with the node and cannot tell whether it runs. Until that is settled, RMS starts nothing in its place.',
  'step.cf-leftcluster': 'Wait for the shutdown facility; then prove that the node has stopped.',
  'explain.cf-down': 'The observer takes the node for stopped.',
  'step.cf-down': 'If that was not planned, find out why; the node rejoins when it boots.',
  'explain.cf-not-up':
    'CF on this node is not in the state UP, so that it takes no full part in the cluster.',
  'step.cf-not-up': 'Look at the state that is shown; a node that is starting becomes UP by itself.',
  'explain.cf-row-missing':
    'A node may be missing from the listing altogether; then it must be checked by hand whether its OS is stopped.',
  'step.cf-row-missing': 'Check the node itself and its domain.',
  'explain.cf-view-unreadable':
    'What the node’s CF says could not be read for certain, and nothing is guessed.',
  'step.cf-view-unreadable': 'Look at the raw output; mend its cause.',
  'explain.rms-not-known': 'What RMS says could not be read.',
  'step.rms-not-known': 'Look at the raw output of hvdisp on the node.',
  'explain.rms-not-running':
    'RMS does not run here, or shows its own node other than Online: the node takes no application over.',
  'step.rms-not-running': 'Look whether RMS was stopped on purpose; start it when redundancy is wanted.',
  'explain.application-faulted': 'A resource, a child of it or a script failed.',
  'step.application-faulted': 'Look at the application’s log, mend the cause, then clear the fault.',
  'explain.application-inconsistent':
    'The application is offline or faulted although one of its exclusive resources is not.',
  'step.application-inconsistent': 'Look which resources are still online here before anything is switched.',
  'explain.application-waiting':
    'The application is starting, stopping or switching. No other switch, and no migration, may begin meanwhile.',
  'step.application-waiting': 'Wait until it has ended.',
  'explain.application-nowhere-online': 'Every node answered and none runs it.',
  'step.application-nowhere-online': 'Look whether it was stopped on purpose.',
  'explain.sf-not-known':
    'What the shutdown facility says could not be read, so that nobody knows whether a failing node would be stopped.',
  'step.sf-not-known': 'Look at the raw output of sdtool on the node.',
  'explain.sf-not-running': 'Without it a failing node is stopped by nobody and stays LEFTCLUSTER.',
  'step.sf-not-running':
    'If no procedure that stopped it is under way, start it on all nodes and check its agents.',
  'explain.sf-agent-failed':
    'The agent could not be prepared, tested or used. If the node fails, it may stay LEFTCLUSTER. A test result may be up to 10 minutes old.',
  'step.sf-agent-failed': 'Look at the agent’s log and its settings; wait for the next test.',
  'explain.leftcluster-domain-runs':
    'A peer lost contact with the node, but its domain is {state} on {host}. It may still write to shared disks. Marking it down now can destroy data.',
  'step.leftcluster-domain-runs':
    'Let the shutdown facility finish (up to {budgetSeconds} s). If the node stays LEFTCLUSTER, power its domain off, see that it is shut off, and only then mark it down.',
  'explain.leftcluster-domain-stopped':
    'libvirt on every host says that the domain is shut off, without a saved image. QEMU processes were not looked at.',
  'step.leftcluster-domain-stopped':
    'Let the shutdown facility finish (up to {budgetSeconds} s). If the node stays LEFTCLUSTER, check for a QEMU process of it on {hosts}; then mark it down on one surviving node.',
  'explain.leftcluster-stop-not-proven':
    '{doubt, select, noDomain {No domain is known for this node.} hostNotKnown {A host that could run it is not known.} saved {Its domain was saved or is from a snapshot.} managedSave {A saved memory image of it waits for its next start.} other {Whether a saved image of it waits is not known.}} Silence is no proof of a stop.',
  'step.leftcluster-stop-not-proven':
    'Let the shutdown facility finish (up to {budgetSeconds} s). Do not mark the node down until its stop is proven at the hypervisor or at the host’s power.',
  'explain.leftcluster-while-answering':
    'The node lives: it answers on the administrative network after its peers lost it. Both sides may believe that they own the data.',
  'step.leftcluster-while-answering': 'Look at the interconnect. Do not mark it down while it runs.',
  'explain.cf-partition':
    'After a break of the interconnect each side writes LEFTCLUSTER for the other and goes on. Neither of them is dead.',
  'step.cf-partition':
    'Choose the side that survives, stop all nodes of the other, and mend the network before they start again.',
  'explain.cf-observers-disagree':
    'Each node keeps its own opinion of every node; these differ at this moment.',
  'step.cf-observers-disagree':
    'Compare all opinions before acting on one. If it lasts, look at the interconnect.',
  'explain.cf-down-but-answers':
    'A node that others take for stopped runs. Perhaps it was marked down while it lived, or it is just rejoining.',
  'step.cf-down-but-answers':
    'If it does not become UP for the others soon, stop it at once and look which applications run on both sides.',
  'explain.cf-timeout-not-known':
    'This node’s cfset does not say after how many seconds of silence the node declares another LEFTCLUSTER. Where it is not set, the default of 10 s applies; a migration that was prepared cannot be excluded.',
  'step.cf-timeout-not-known':
    'Look at the raw output of cfset on the node; set the value explicitly on all nodes.',
  'explain.cf-timeout-differs':
    'The same CLUSTER_TIMEOUT on all nodes is strongly advised: otherwise nodes judge a silence differently.',
  'step.cf-timeout-differs':
    'Write one value into /etc/default/cluster.config on all nodes and load it everywhere at once.',
  'explain.cf-timeout-raised':
    'A value as high as this is set for a migration. While it stands, a failure is not noticed in the usual time. {stopped, select, none {The shutdown facility runs, as far as is known.} other {The shutdown facility is stopped on {stopped}.}}',
  'step.cf-timeout-raised':
    'If no migration is planned now, run the second half of the procedure: timeout back, shutdown facility started, agents checked.',
  'explain.cf-stranger':
    'A node that the inventory does not know is not watched, and its domain and host are not known.',
  'step.cf-stranger': 'Add the node to the site file, or find out why it is there.',
  'explain.cf-up-rms-down': 'The node takes part in CF but not in RMS: no application can be switched to it.',
  'step.cf-up-rms-down': 'Look whether RMS was stopped on purpose; start it when redundancy is wanted.',
  'explain.rms-sysnode-wait':
    'RMS waits until the node is stopped; perhaps stopping it failed. A forced switch is refused meanwhile.',
  'step.rms-sysnode-wait': 'Settle the node’s CF state first; RMS then goes on by itself.',
  'explain.application-row-missing':
    'RMS lists every userApplication of its configuration on every node. One that is missing cannot be told to be in order.',
  'step.application-row-missing':
    'Look at the raw output of hvdisp on the node; compare the configurations of the nodes.',
  'explain.application-online-twice':
    'RMS on more than one node says Online. Data on shared disks may be written from both.',
  'step.application-online-twice':
    'Stop it on all nodes but one, beginning with the one that should not have it.',
  'explain.application-not-as-intended':
    'Two exclamation marks mean that the application should be in this state, but some of its resources are not.',
  'step.application-not-as-intended': 'Look at its resources; mend the ones that are not as they should be.',
  'explain.application-maintenance':
    'In maintenance mode RMS does not react to faults of its resources. RMS and the OS must not be stopped meanwhile.',
  'step.application-maintenance': 'Leave maintenance mode when the work is done.',
  'explain.sf-kill-failed': 'When all agents failed, the node stays LEFTCLUSTER until a person acts.',
  'step.sf-kill-failed': 'Stop the node by other means, prove it at the hypervisor, then mark it down.',
  'explain.sf-agent-untested':
    'Agents are tested every 10 minutes; this one has not been tested since it started.',
  'step.sf-agent-untested': 'Wait for the first test, up to 10 minutes.',
  'explain.sf-no-agent':
    'A running shutdown facility lists its agents for every node. An agent that rcsd.cfg names, or any agent at all, is missing here.',
  'step.sf-no-agent': 'Compare rcsd.cfg with the nodes of the cluster.',
  'explain.sf-settings-differ':
    'The file must be the same on all nodes: weights and agents decide who is stopped by whom.',
  'step.sf-settings-differ': 'Make it the same on all nodes and let the shutdown facility read it again.',
  'explain.sf-target-differs':
    'The agent’s file does not fit where the node runs. An elimination would fail, or hit the wrong guest.',
  'step.sf-target-differs': 'Correct the agent’s file, as after a migration, and check the agents again.',
  'explain.sa-icmp-unconfirmed':
    'This agent never stops a node: it only asks, and takes silence on all paths for a stop. A guest that hangs may still write.',
  'step.sa-icmp-unconfirmed':
    'Set up I/O fencing as well, or look at the power state before an application is switched by hand.',
  'explain.migration-window':
    'While a migration is prepared the shutdown facility is stopped and the CF timeout is long: a failure is not noticed in the usual time. The cluster is not switched over.',
  'step.migration-window': 'Let it finish, then restore timeout and shutdown facility and check the agents.',
  'explain.domain-on-two-hosts':
    'The same domain is held by more than one host, and not by a migration. Its disks may be written twice.',
  'step.domain-on-two-hosts': 'Power off the one that should not run, at once.',
  'explain.domain-paused-by-user':
    'It was paused by hand. If it is a cluster node, both the pause and a resume are prohibited: others may have taken its place.',
  'step.domain-paused-by-user': 'Do not resume a cluster node. Power it off and boot it.',
  'explain.domain-paused-io-error':
    'A disk of the guest failed and it was stopped in the middle of its work. A resume of a cluster node is prohibited.',
  'step.domain-paused-io-error': 'Mend the storage; power the node off and boot it.',
  'explain.domain-paused-migration': 'A migration holds the domain; it goes on by itself or is given up.',
  'step.domain-paused-migration': 'Leave it alone while the migration runs.',
  'explain.domain-paused-unknown':
    'Nobody said why it is paused. It may be a cluster node that must not be resumed.',
  'step.domain-paused-unknown': 'Do not resume it before the reason is known.',
  'explain.managed-save-present':
    'The next start would restore the memory of the past instead of booting: a cluster node would wake up with an old view.',
  'step.managed-save-present': 'Remove the image before the domain is started.',
  'explain.autostart-on-two-hosts': 'When both hosts boot, both start it.',
  'step.autostart-on-two-hosts': 'Switch autostart off on all hosts but one.',
  'explain.defined-on-two-hosts':
    'A definition that is left behind on another host can be started by mistake.',
  'step.defined-on-two-hosts': 'Remove the definition where the domain is not meant to run.',
  'explain.same-uuid':
    'A copy kept the UUID of its original. libvirt, and this console, take them for one domain.',
  'step.same-uuid': 'Give the copy a UUID of its own.',
  'explain.same-mac': 'A copy kept the network address of its original; on one network both are disturbed.',
  'step.same-mac': 'Give the copy MAC addresses of its own.',
  'explain.node-alive-domain-off':
    'Something answers under the node’s address that is not the domain of the inventory. Perhaps it runs on a host that is not in the inventory.',
  'step.node-alive-domain-off': 'Find out where it runs before its domain is started.',
  'explain.node-without-domain':
    'The inventory names a UUID that no host lists. Whether the node runs cannot be seen at a hypervisor.',
  'step.node-without-domain': 'Correct the UUID in the site file, or add the host.',
  'explain.nodes-on-one-host': 'If this host fails, all nodes fail.',
  'step.nodes-on-one-host': 'Move one of the nodes to another host.',
  'explain.configuration-differs': 'What may be done with a cluster depends on its configuration.',
  'step.configuration-differs': 'Compare the evidence with the site file and correct the one that is wrong.',
  'explain.configuration-a':
    'If the host fails, all nodes fail and the work stops. Such a cluster is fit for trying things out, not for running services.',
  'step.configuration-a': 'Use several hosts for what must not stop.',
  'explain.host-overloaded':
    'With Host OS failover a host that is overloaded is forcibly stopped, with all guests on it.',
  'step.host-overloaded': 'Reduce the load on the host now; start no backup, copy or installation on it.',
  'explain.host-power-not-known':
    'This console has no source for the power state of ESXi hosts and of their guests.',
  'step.host-power-not-known': 'Look in vCenter or at the ESXi host before a node is taken for stopped.',
  'explain.host-without-primecluster':
    'Host OS failover links PRIMECLUSTER on the hosts with that in the guests. What the hosts’ cluster says is not watched.',
  'step.host-without-primecluster': 'Add the cluster of the hosts to the site file.',
  'explain.libvirt-guests-suspend':
    'By default libvirt-guests suspends running guests when the host stops and restores them at its start. Suspending a cluster node, and resuming it, are prohibited.',
  'step.libvirt-guests-suspend': 'Set ON_SHUTDOWN=shutdown in libvirt-guests’ file on this host.',
  'explain.kvmguests-differs': 'The file must be identical on all hosts. Only its checksum was compared.',
  'step.kvmguests-differs': 'Make it the same on all hosts.',
  'explain.kvmguests-not-known': 'The checksum of the file could not be read on every host.',
  'step.kvmguests-not-known': 'Let the console’s login read it: see the rule for sudo in the documents.',
  'explain.foreign-host-resource':
    'With Host OS failover only the Gls resource of the guests’ network and the Cmdline resource that controls a guest belong on the hosts.',
  'step.foreign-host-resource': 'Look what these resources are; move what does not belong there.',
  'explain.shutdown-priority-set':
    'With Host OS failover the attribute must not be set. It was found in the RMS configuration file, whose layout is not documented.',
  'step.shutdown-priority-set': 'Look at the application’s attributes in the RMS wizard.',
  'explain.clock-skew': 'Logs of the two cannot be compared by time, and what depends on time may fail.',
  'step.clock-skew': 'Set up time synchronisation on both.',
  'explain.console-clock-off':
    'Ages that the console shows are right, because it uses its own clock alone; times in the nodes’ logs are not those of the console.',
  'step.console-clock-off': 'Set up time synchronisation on this machine.',
} as const;
