/** Alerts of the console's own and of metrics, and what the manuals say to do. */
export const alerts = {
  'alert.console-slept':
    'The console slept or its clock went forward from {from} to {until}: <b>nothing was watched</b>',
  'alert.console-clock-jumped-back': 'The console’s <b>clock went back</b> at {from}',
  'alert.console-clock-jumped-forward': 'The console’s <b>clock was set forward</b> from {from} to {until}',
  'alert.console-stalled': 'The console <b>stood still</b> from {from} to {until}: nothing was watched',
  'alert.console-network-lost':
    '<b>No machine answers</b> since {from}: the console’s own network, or everything at once',
  'alert.polling-stands-still': '<b>No machine of this site is asked</b> any more',
  'alert.store-disk-low': 'The disk of the history has only <b>{bytes} bytes</b> left',
  'alert.protection-owed':
    '<b>{cluster}</b> is still owed what an operation took: {owed, select, fencing_off {its fencing} cf_timeout {its CF timeout} maintenance_mode {the end of RMS maintenance mode of <b>{application}</b>} other {its lock}}',
  'alert.store-takes-nothing': 'The history <b>takes nothing</b>: what is seen now is not kept',
  'alert.host-cpu-high': 'CPU of host <b>{host}</b> is at {percent} %',
  'alert.host-memory-high': 'Memory of host <b>{host}</b> is at {percent} %',
  'alert.test': 'A <b>test</b> of this notification channel',

  'countdown.resolving': 'SF may still resolve it: {span} left',
  'countdown.over.time': 'SF’s time is over: it has not resolved it',
  'countdown.over.all-agents-failed': 'Every shutdown agent failed: SF will not resolve it',
  'countdown.basis.settings': 'From CLUSTER_TIMEOUT and rcsd.cfg (GDS guide 4.5, 7.16.3)',
  'countdown.basis.default': 'Documented default; the settings are not known (GDS guide 4.5, 7.16.3)',

  'procedure.leftcluster-wait':
    'Wait: the shutdown facility may still eliminate the node. Do not mark it down meanwhile (CF guide 4.3, 7.1).',
  'procedure.leftcluster':
    'Make sure that the node is really stopped, on every host that could run it; only then mark it down (CF guide 4.3, 7.4.1: when all agents fail the node stays LEFTCLUSTER and an operator must act).',
  'procedure.domain-paused':
    'Do not resume a paused cluster node: power it off, then boot it. Leave it alone while a migration runs.',
  'procedure.domain-off':
    'Find out who stopped it. Start it as a cold boot, without a managed-save image, on one host only.',
  'procedure.host-lost':
    'Check the host’s power at its management controller. Until it is proven off, its guests may still run.',
  'procedure.not-known': 'Check whether the machine, its network and its login work. Not known is not down.',
  'procedure.sf':
    'Run sdtool -s on every node. While SF does not run or an agent fails, a failed node may stay LEFTCLUSTER (CF guide 4.3, 7.5.2).',
  'procedure.rms': 'Run hvdisp -a on the node and read its state before starting or clearing anything.',
  'procedure.application':
    'Run hvdisp -a on every node. Do not force a switch while a node is LEFTCLUSTER (hvswitch -f).',
  'procedure.cf': 'Run cftool -n on every node and compare what they say of one another.',
  'procedure.console':
    'Check the machine that runs this console: its power settings, clock, network and disk.',
  'procedure.load':
    'Reduce the load. With Host OS failover an overloaded host is killed with all its guests.',
  'procedure.other': 'Open the object and read its evidence before anything is changed.',
} as const;
