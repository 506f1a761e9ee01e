/** What the loss of a host would mean, as the site is and with guests placed as somebody plans them. */
export const hostLoss = {
  'loss.title': 'If {host} were lost',
  'loss.title.past': 'If {host} had been lost then',
  'loss.nothingSent': 'Read from the present picture of the site; nothing was sent.',
  'loss.past': 'Read from the picture of the site at {at}.',
  'loss.hostSilent': '{host} does not say what runs there: what follows may not be all.',
  'loss.none': 'none, as far as is known',
  'loss.applications': 'Applications',
  'loss.clusters': 'Clusters',
  'loss.guests': 'Guests that stop',
  'loss.application.stays':
    '{application} of {cluster} stays Online on {on}; {count, plural, =0 {no node is known to be able to take it afterwards} other {afterwards it could go to {to}}}{maybe, plural, =0 {} other { (not known: {perhaps})}}',
  'loss.application.switches':
    '{application} of {cluster} stops on {on} and RMS switches it to {to}, as its AutoSwitchOver allows',
  'loss.application.waits':
    '{application} of {cluster} stops on {on} and does not go on by itself: a person acts first; then {count, plural, =0 {where it can go is not known} other {it can go to {to}}}{maybe, plural, =0 {} other { (not known: {perhaps})}}',
  'loss.application.stops':
    '{application} of {cluster} stops on {on} and does not come back before the host does: no other node can take it',
  'loss.application.unknown':
    'What becomes of {application} of {cluster} is not known; {count, plural, =0 {no node is known to be able to take it} other {it could go to {to}}}{maybe, plural, =0 {} other { (not known: {perhaps})}}',
  'loss.cluster.gone': '{cluster} ({configuration}): no node is left; lost: {lost}',
  'loss.cluster.down':
    '{cluster} ({configuration}): the Host OS failover declares {lost} DOWN; {count, plural, one {{left} is left{unknown, plural, =0 {, and nothing behind it} other {}}} other {{left} are left}}{unknown, plural, =0 {} other { (not known: {notKnown})}}',
  'loss.cluster.leftcluster':
    '{cluster} ({configuration}): {lost} becomes LEFTCLUSTER until a person recovers it; {count, plural, one {{left} is left{unknown, plural, =0 {, and nothing behind it} other {}}} other {{left} are left}}{unknown, plural, =0 {} other { (not known: {notKnown})}}',
  'loss.cluster.unknown':
    '{cluster} ({configuration}): what becomes of it is not known; hit: {lost}{unknown, plural, =0 {} other { (not known: {notKnown})}}',
  'loss.guest.yes': '{guest}{node, select, yes { (node of {cluster})} other {}}: {returns}',
  'loss.guest.unknown':
    '{guest}{node, select, yes { (node of {cluster})} other {}}, if it runs there: {returns}',
  'loss.returns.with-host': 'libvirt starts it again with the host',
  'loss.returns.by-hand': 'nobody starts it again by itself',
  'loss.returns.unknown': 'whether it starts again with the host is not known',

  'loss.title.planned': 'If {host} were lost, with guests placed as planned',
  'loss.ofPlan':
    'Of a plan, not of the site as it is. States of nodes and applications are those of now; what a new place needs (definition, shutdown facility, Host OS failover) is taken as done.',
  'loss.assumed': 'Assumed places',
  'loss.assumed.guest':
    '{guest} on {host} ({place, select, same {as now} elsewhere {now on {now}} nowhere {it runs nowhere now} other {where it runs now is not known}})',
  'loss.assumed.off':
    '{guest} off ({place, select, same {as now} elsewhere {now on {now}} other {where it runs now is not known}})',
  'loss.doubt.host-silent': '{host} does not answer: whether it would run there is not known',
  'loss.doubt.not-defined': '{host} does not list it yet',
  'loss.doubt.no-failover': 'no Host OS failover is known on {host}, and {cluster} relies on it',
  'loss.doubt.host-rms': 'RMS of the hosts names it and may start it elsewhere',
  'loss.differs': 'What differs from now',
  'loss.differs.none': 'Nothing: the same would happen as with the present placement.',
  'loss.differs.now': 'Now: {what}',
  'loss.differs.planned': 'As planned: {what}',
  'loss.untouched.application': '{application} of {cluster} is not touched',
  'loss.untouched.cluster': '{cluster} is not touched',
  'loss.untouched.guest': '{guest} is not on {host}',

  'loss.wrong.no-such-guest': 'the site has no guest {guest}',
  'loss.wrong.no-such-host': '{guest}: the site’s file names no host {host}',
  'loss.wrong.other-kind': '{guest} is a KVM guest and cannot run on {host}, an ESXi host',
  'loss.wrong.twice': '{guest} is placed more than once',

  'loss.mode': 'Which placement',
  'loss.mode.now': 'As it is now',
  'loss.mode.planned': 'For a planned placement',
  'loss.plan.explain':
    'Say where guests would run, or that they would be off. All others stay where they are now, and nothing is moved. The plan holds on the pages of all hosts until it is reset.',
  'loss.plan.guest': 'Guest',
  'loss.plan.host': 'would run on',
  'loss.plan.choose': 'choose a guest',
  'loss.plan.add': 'Add',
  'loss.plan.missing': 'Choose a guest first.',
  'loss.plan.allPlaced': 'Every guest of the site has a place in this plan.',
  'loss.plan.noGuests': 'The site has no guest that could be placed.',
  'loss.plan.unnamed':
    '{count, plural, one {This node cannot be placed, since nobody knows which guest it is} other {These nodes cannot be placed, since nobody knows which guests they are}}: {nodes}',
  'loss.plan.nowhere': 'nowhere: it is off',
  'loss.plan.row': '{guest} on {host}',
  'loss.plan.rowOff': '{guest} off',
  'loss.plan.remove': 'Remove',
  'loss.plan.removeGuest': 'Remove {guest} from the plan',
  'loss.plan.reset': 'Reset the plan',
  'loss.plan.empty':
    'Nothing is planned yet: add a guest, and what the loss of {host} would mean is said here.',
  'loss.plan.wrong': 'Nothing can be said of this plan:',

  'cli.plan.loss':
    'nodeward plan host-loss HOST says what would stop, go elsewhere and not come back if that host were lost. It ends with 0 when all of it is known, with 1 when something is not.',
  'cli.plan.loss.no-such-object': 'the site’s file names no host {object}',
  'cli.plan.place': 'For host-loss: where a guest would run instead of where it is now; off: nowhere',
  'cli.plan.loss.placed':
    'With --place GUEST=HOST, once for each guest (by name or UUID), or GUEST=off for one that would be off, it answers for that plan instead of the site as it is, lists what is assumed, and says what differs from now.',
  'cli.plan.loss.badPlace': '“{word}” is no place of a guest: give --place GUEST=HOST or GUEST=off',
  'cli.plan.loss.noGuest': '--place {word}: the site has no guest {guest}',
  'cli.plan.loss.nodeNoGuest':
    '--place {word}: {guest} is a node; no guest of libvirt bears that name, and a node on VMware cannot be placed',
  'cli.plan.loss.severalGuests':
    '--place {word}: {guest} is the name of several guests; give the UUID of one: {ids}',
  'cli.plan.loss.offIsHost':
    '--place {word}: the site has a host of the name off; the page of a host tells the two apart',
  'cli.plan.loss.otherOption': '{option} says nothing to host-loss',
  'cli.plan.onlyLoss': '--place is for host-loss alone',
} as const;
