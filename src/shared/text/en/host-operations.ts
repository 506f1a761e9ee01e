/** Emptying a host for its maintenance, bringing its guests back, cutting its power: what rules say, what steps do. */
export const hostOperations = {
  'operation.host-drain': 'Empty host <b>{object}</b> for maintenance',
  'operation.host-return': 'Bring the guests of <b>{object}</b> back',
  'operation.host-power-off': 'Emergency: power off host <b>{object}</b> by its BMC',
  'rule.name.host-answers': 'host answers',
  'rule.name.choice': 'choice',
  'rule.host-answers.yes': 'libvirt of {host} lists its guests',
  'rule.host-answers.not-known': 'What runs on {host} is not known: libvirt there does not say',
  'rule.choice.open': 'Nobody has chosen yet what becomes of {guest}: stop it, or leave it with a reason',
  'rule.choice.stop':
    '{guest} is shut down{hasWays, select, yes { once its applications have gone ({ways})} other {}}{isNode, select, yes {; {count, plural, =0 {no node of {cluster} is left UP} one {one node of {cluster} is left UP, and nothing behind it: {nodes}} other {# nodes of {cluster} are left UP: {nodes}}}} other { (no node of the site)}}',
  'rule.choice.nowhere':
    '{stuck} works on {guest} and no other node can take it: take it offline first, or leave {guest}',
  'rule.choice.leave': '{guest} is left as it is: {reason}. The host is not stopped while it runs',
  'rule.choice.off': '{guest} is off on this host',
  'rule.choice.twice': '{guest} is chosen to be stopped and to be left: only one of them can be',
  'rule.choice.stranger': '{host} lists no guest {guest}',
  'rule.choice.nobody': 'No guest is on on {host}',
  'rule.choice.not-known': 'Which guests {host} has is not known',
  'rule.choice.maybe-node':
    '{guest} may be a node: which guests {nodes} are is not known. Name them in the site’s file first',
  'rule.return.start': '{guest} is started with a cold boot',
  'rule.return.runs': '{guest} is on already: its joining is waited for',
  'rule.return.drained': '{guest} is off since {host} was emptied, and is not chosen to be started',
  'rule.return.off': '{guest} is off, and is not chosen to be started',
  'rule.return.none': 'No guest of {host} is chosen to be started',
  'rule.return.stranger': '{host} lists no guest {guest}',
  'rule.return.away':
    '{application} of {cluster} works on {on}; it stays there unless its way back is chosen',
  'rule.return.back': '{application} of {cluster} works on {on} and is switched back to {node} at the end',
  'rule.return.back-stranger': 'No guest of {host} that is on or chosen is {node} of {cluster}',
  'rule.I7.starts':
    'libvirt-guests of {host} would start guests by itself when it boots, past every check: set ON_BOOT=ignore first',
  'effect.drained.all': 'No guest is on on {host}: it may be stopped',
  'effect.drained.left':
    'Every chosen guest of {host} is off; {count, plural, one {one is left} other {# are left}}: {guests}; the host is not stopped before',
  'effect.drained.runs':
    '{count, plural, one {One guest is} other {# guests are}} on on {host} that nobody left: {guests}',
  'effect.drained.not-known': 'What runs on {host} is not known',
  'effect.guest.off': '{guest} is shut off on {host}',
  'effect.guest.runs': '{guest} is {state} on {host}',
  'effect.guest.not-known': 'Whether {guest} is on on {host} is not known',
  'rule.name.host-silent': 'host hangs',
  'rule.name.nodes-silent': 'nodes there',
  'rule.name.bmc': 'BMC',
  'rule.name.cut-off': 'lost to the others',
  'rule.name.as-opened': 'nothing came since',
  'rule.host-silent.silent': 'Neither libvirt nor sshd of {host} answers',
  'rule.host-silent.answers': '{host} answers itself: it does not hang. Empty it and stop it in order',
  'rule.host-silent.not-known': 'Whether {host} answers is not known: it could not be asked to the end',
  'rule.host-silent.not-kvm':
    '{host} is no KVM host: it is never asked, so nothing here tells whether it hangs',
  'rule.nodes-silent.silent': 'No node that was last seen on {host} answers ({nodes})',
  'rule.nodes-silent.none': 'No node runs on {host}: other hosts run those that might',
  'rule.nodes-silent.none-known': 'No node runs on {host}, as last known',
  'rule.nodes-silent.answers': '{nodes} answers and may run on {host}: stop it in order, with the host',
  'rule.nodes-silent.not-known':
    'Whether {nodes} answers, which may run on {host}, is not known: it could not be asked to the end',
  'rule.bmc.on': 'The BMC of {host} answers and says on',
  'rule.bmc.off': 'The BMC of {host} says off already: nothing is left to do',
  'rule.bmc.none': 'The site’s file names no BMC of {host}: nothing here can cut its power',
  'rule.bmc.silent': 'The BMC of {host} does not answer: nothing would prove that its power is off',
  'rule.cut-off.lost': 'Nobody who is left of {cluster} sees {node} as a member',
  'rule.cut-off.nobody':
    'No node of {cluster} but on this host could say whether {node} lives: look at the machine itself',
  'rule.cut-off.seen': '{observer} sees {node} {state}: its CF lives, or its loss has not been found yet',
  'rule.cut-off.not-known':
    'How {observers} sees {node} is not known: it may live elsewhere and be on the side of {node}',
  'rule.as-opened.same': 'Nothing is known to have come to {host} since this was begun',
  'rule.as-opened.cluster':
    'A node of {clusters} may run on {host} now, and {clusters} is not held: stop this, and begin it anew',
  'rule.as-opened.more':
    '{guests} may run on {host} now, and was not listed when this was begun: stop this, and begin it anew',
  'rule.I25.powered':
    'Whether {node} runs on {hosts} is not known, and the BMC of {host} says on: no word stands against that. A host that hangs is powered off by its BMC first',
  'rule.I34.host-falls':
    '{count, plural, =0 {No guest was last seen to run on {host}, but its power is cut} other {On {host} {guests} falls}}{maybe, plural, =0 {} other {; perhaps also {perhaps}}}: type its name and why',
  'rule.I34.host-accepted':
    '{count, plural, =0 {No guest was last seen to run on {host}} other {With {host} {guests} falls}}{maybe, plural, =0 {} other {; perhaps also {perhaps}}}: a person has said so and why',
  'rule.I34.host-not-known': 'What falls with {host} is not known',
  'rule.I34.cluster-falls':
    '{cluster} loses {lost}; {count, plural, =0 {no other node of it is known to be UP} one {{left} is left{unknown, plural, =0 {, and nothing behind it} other {}}} other {{left} are left}}{unknown, plural, =0 {} other { (not known: {notKnown})}}',
  'rule.I34.node-may-fall': '{node} of {cluster} may run on {host} as well: it is not known to run elsewhere',
  'rule.I34.application-falls':
    '{application} of {cluster} {fate, select, stays {stays Online on {on}} switches {stops on {on}, and RMS switches it} waits {stops on {on}, and a person acts before it goes on} stops {stops on {on}, and no other node can take it} other {may stop; what becomes of it is not known}}{count, plural, =0 {} other {; {to} can take it}}{maybe, plural, =0 {} other {; perhaps {perhaps}}}',
  'step.power-off-host': 'Cut the power of host {host} by its BMC: everything on it falls at once',
  'run.means.power-off-host':
    'Nothing is shut down: every guest of it falls as it stands, clustered or not. Once its BMC says off, its nodes can be recovered. Nobody can start it again from here.',
  'step.stop-plain': 'Ask the operating system of {guest} on {host} to stop',
  'step.start-plain': 'Start {guest} on {host} with a cold boot',
  'step.check-drained': 'Read the guests of {host} again: every chosen one is off; name what is left',
  'step.check-returned':
    'Read {cluster} again until every node is UP for every other, RMS answers on each and every agent is tested',
  'ops.wishes.hostWork': 'Maintenance',
  'drain.choices': 'What becomes of each guest',
  'drain.choices.explain':
    'Choose for every guest that is on. Nothing is sent before you begin; the plan below says what each choice means.',
  'drain.stop': 'Switch its applications away and shut it down',
  'drain.leave': 'Leave it on',
  'drain.reason': 'Why {guest} is left',
  'drain.reason.missing': 'Say why {guest} is left.',
  'drain.open': '{count, plural, one {One guest has no choice yet.} other {# guests have no choice yet.}}',
  'drain.plan': 'Plan with these choices',
  'drain.nobody': 'No guest is on there: nothing has to be chosen.',
  'return.choices': 'Which guests are started',
  'return.choices.explain':
    'Those that were stopped when the host was emptied are proposed. Applications stay where they work unless you choose their way back.',
  'return.start': 'Start {guest}',
  'return.back': 'Switch {application} of {cluster} back to {node} at the end',
  'return.plan': 'Plan with these choices',
  'return.none': 'Choose at least one guest.',
  'drain.ifStopped': 'If you stop it: {said}',
  'run.toHost': 'Show host {host}',
  'run.follows': 'What follows:',
  'cli.plan.stop': 'guests of the host that are shut down, with commas between them (host-drain)',
  'cli.plan.leave': 'a guest of the host that is left, and why; once for each (host-drain)',
  'cli.plan.start': 'guests of the host that are started, with commas between them (host-return)',
  'cli.plan.back': 'an application that is switched back to a node; once for each (host-return)',
} as const;
