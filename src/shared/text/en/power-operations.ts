/** Power of guests that are nodes: what rules say, what steps do. */
export const powerOperations = {
  'operation.guest-start': 'Start <b>{object}</b>',
  'operation.guest-shutdown': 'Shut down <b>{object}</b>',
  'operation.guest-power-off': 'Emergency: power off <b>{object}</b>',
  'operation.host-stop': 'Stop host <b>{object}</b>',
  'rule.name.I6': 'I6',
  'rule.name.I7': 'I7',
  'rule.name.I43': 'I43',
  'rule.name.not-left': 'not LEFTCLUSTER',
  'rule.name.redundancy': 'what is left',
  'rule.name.home': 'where it runs',
  'rule.name.I5': 'I5',
  'rule.name.I8': 'I8',
  'rule.name.I34': 'I34',
  'rule.name.I40': 'I40',
  'rule.I5.none': 'No host holds saved memory of {node}: it boots fully',
  'rule.I5.not-known': 'Whether {host} holds saved memory of {node} is not known',
  'rule.I5.saved': '{host} holds saved memory of {node}: it is removed first, never restored',
  'rule.I8.away': 'No userApplication is Online on {node} or on its way',
  'rule.I8.here': '{application} is {state} on {node}: switch it away first',
  'rule.I8.not-known': 'What RMS does on {node} is not known',
  'rule.I8.stopped': 'RMS does not run on {node}',
  'rule.I34.accepted':
    '{count, plural, =0 {No userApplication works on {node}} other {{node} falls with {applications}}}: a person has said so and why',
  'rule.I34.accepted-not-known':
    'What works on {node} is not known for certain ({count, plural, =0 {nothing was seen} other {{applications}}}): a person has said so and why',
  'rule.I34.casualties':
    '{count, plural, =0 {No userApplication works on {node}, but its power is cut} other {{applications} works on {node} and falls with it}}: type its name and why',
  'rule.I34.not-known':
    'What works on {node} and falls with it is not known for certain ({count, plural, =0 {nothing was seen} other {{applications}}}): type its name and why',
  'rule.I40.changed': 'By what {node} is started and stopped is no longer what it was at the beginning',
  'rule.I40.controlled':
    'RMS of {cluster} controls {node} by its resource {resource}: start and stop it there',
  'rule.I40.controlled-left':
    'RMS of {cluster} controls {node} by its resource {resource}, and the others have lost it: its recovery has that RMS stop it',
  'rule.I40.lines':
    'With {application} the lines {lines} of {host} stop, and {guests} is still on there: stop it first',
  'rule.I40.lines-not-known':
    'With {application} the lines {lines} of {host} stop; who else is on there is not known',
  'rule.I40.lines-spared': 'With {application} the lines {lines} of {host} stop; no other guest is on there',
  'rule.I40.free': 'No RMS of a host controls {node}',
  'rule.I40.may-move':
    '{resource} of {cluster} may start and stop a guest, and may belong to {application}: its name says neither',
  'rule.I40.moves':
    '{application} of {cluster} starts and stops {node} by its resource {resource}: use the operations on {node}',
  'rule.I40.moves-none': 'No guest is started or stopped with {application} of {cluster}',
  'rule.I40.moves-not-known': 'What is started and stopped with {application} of {cluster} is not known',
  'rule.I40.not-held':
    'RMS of {cluster} controls {node} by {application}, and {cluster} is not held: the configuration of the guest’s cluster is not known as C',
  'rule.I40.not-known': 'Whether RMS of {cluster} controls {node} is not known',
  'rule.I40.shared':
    '{application} of {cluster} controls {node}, and would start and stop {others} with it: no way to {node} alone',
  'rule.I40.through':
    'RMS of {cluster} controls {node} by its resource {resource}: it is started and stopped with {application}',
  'rule.I40.hosts-torn':
    '{nodes} of {cluster} is not UP for itself and every other of its nodes: nothing goes through the RMS of a cluster that is not whole itself',
  'rule.I40.hosts-not-known':
    'Whether every node of {cluster} is UP for itself and all others is not known ({nodes}): nothing goes through its RMS',
  'rule.I40.hosts-whole': 'Every node of {cluster} answers and is UP for itself and all others',
  'rule.I40.whose':
    'RMS of {cluster} controls {node}; to which userApplication {resource} belongs is not known: its name does not say',
  'rule.I40.unclear': 'Whether {resource} of {cluster} controls {node} is not known: its name does not say',
  'rule.I41.unlisted': 'No host lists the domain of {node}',
  'rule.home.none': '{node} runs on no host',
  'rule.home.not-known': 'Where {node} runs is not known: {hosts} does not say',
  'rule.home.runs': '{node} runs on {hosts}',
  'rule.home.several': '{node} runs more than once: {hosts}',
  'rule.not-left.left': '{observer} sees {node} LEFTCLUSTER: recover it, do not just start it',
  'rule.not-left.not-left': 'Nobody sees {node} LEFTCLUSTER or UP',
  'rule.not-left.seen': '{observer} sees {node} {state}: it has not left for the others',
  'rule.not-left.silent': 'How {observers} sees {node} is not known',
  'rule.redundancy.left':
    '{count, plural, =0 {No other node of {cluster} is UP: nothing is left of it without {node}} one {One node of {cluster} is left without {node}, and nothing behind it: {nodes}} other {# nodes of {cluster} are left without {node}: {nodes}}}',
  'rule.redundancy.not-known':
    'What is left of {cluster} without {node} is not known: {nodes} does not answer',
  'effect.gone.down': '{node} is DOWN for every node that is left',
  'effect.gone.nobody': 'No other node is left to see {node}',
  'effect.gone.seen': '{observer} sees {node} {state}',
  'rule.I6.asserted':
    'A person vouches that nothing runs on {host}; last known there: {count, plural, =0 {nothing} other {{guests}}} – asserted, not observed',
  'rule.I6.not-known':
    'Whether anything runs on {host} is not known; last known there: {count, plural, =0 {nothing} other {{guests}}}',
  'rule.I6.nothing': 'No domain runs or is paused on {host}, and no QEMU process lives there',
  'rule.I6.process':
    '{count, plural, one {A QEMU process lives} other {# QEMU processes live}} on {host}, whatever libvirt says',
  'rule.I6.runs':
    '{count, plural, one {One guest has not stopped} other {# guests have not stopped}} on {host}: {domains}',
  'rule.I7.idle': 'libvirt-guests does nothing when {host} stops',
  'rule.I7.not-known': 'What libvirt-guests does when {host} stops is not known',
  'rule.I7.shutdown': 'libvirt-guests of {host} is set to shut guests down',
  'rule.I7.suspend':
    'libvirt-guests of {host} would suspend guests when it stops: set ON_SHUTDOWN=shutdown first',
  'rule.I43.left': 'A node of {cluster} is LEFTCLUSTER: recover it before {host} leaves',
  'rule.I43.no-node': '{host} is no cluster node itself',
  'rule.I43.not-known': 'How {host} and the other nodes of {cluster} stand is not known',
  'rule.I43.not-up': '{host} is {state} in {cluster}, not UP: it cannot leave in an orderly way',
  'rule.I43.up': '{host} is UP in {cluster} and leaves it with its stop scripts',
  'effect.host.asserted': 'A person vouches that {host} is off',
  'effect.host.answers': '{host} still answers',
  'effect.host.not-known': 'Whether {host} is off is not known',
  'effect.host.off': 'The BMC of {host} says off',
  'effect.host.on': 'The BMC of {host} still says on',
  'effect.host.silent':
    '{host} is silent over SSH and libvirt; without a BMC that proves no power state: look at the machine and vouch for it',
  'effect.image.gone': 'No saved memory of {node} is on {host}',
  'effect.image.not-known': 'Whether saved memory of {node} is on {host} is not known',
  'effect.image.there': 'Saved memory of {node} is still on {host}',
  'effect.joined.not-known': 'Whether {node} has joined is not known',
  'effect.joined.not-up': '{node} is not UP for itself and everybody else yet',
  'effect.joined.up': '{node} is UP for itself and everybody else',
  'step.remove-image': 'Remove the saved memory of {node} from {host}: what was in it is lost',
  'step.shut-down': 'Ask the operating system of {node} on {host} to stop',
  'step.stop-by-rms':
    'Have RMS of {cluster} take {application} Offline on {target}: its script stops {node} on {host}',
  'step.start-by-rms':
    'Have RMS of {cluster} bring {application} Online on {target}: its script starts {node} on {host}',
  'step.rejoin-by-rms':
    'Once the network between the sides is mended: have RMS of {cluster} bring {application} Online on {target}: its script starts {node} on {host}, and it rejoins by itself',
  'step.force-power': 'Cut the power of {node} on {host} ({state}): what works there falls at once',
  'step.stop-host':
    'Ask the operating system of host {host} to stop; somebody at its power or BMC starts it again',
  'step.check-gone': 'Read {cluster} again: {node} is DOWN for the others; say who is left',
  'step.check-joined': 'Read {cluster} again until {node} is UP for itself and everybody else',
} as const;
