/** Texts of the `nodeward` command, and of what `nodeward serve` says to a browser that it does not let in. */
export const commandLine = {
  'cli.usage': 'Usage',
  'cli.troubleCodes':
    'Exit codes from 64 on mean that the tool itself failed: 64 wrong use, 66 no such file, 69 not reachable, 70 a bug, 71 the address cannot be listened on, 75 the data folder is in use, 77 not allowed.',

  'cli.title': 'console for PRIMECLUSTER systems whose nodes are virtual machines',
  'cli.about.serve': 'Run the console for a browser of this machine',
  'cli.about.probe': 'Try the connection to a host step by step',
  'cli.about.status': 'Print the worst state of a site, for scripts',
  'cli.more': '"nodeward COMMAND --help" explains a command, "nodeward --version" prints the version.',
  'cli.noSuchCommand': 'there is no command “{name}” (nodeward --help)',

  'cli.serve.title': 'run the console for a browser of this machine',
  'cli.serve.rehearsal': 'Start the rehearsal site at once, and print its control socket',
  'cli.serve.listen': 'Loopback address and port (127.0.0.1:8787; port 0 takes a free one)',
  'cli.serve.data': 'Folder of the store (by default where the desktop console keeps it)',
  'cli.serve.link': 'Print a new link of the console that runs on this data folder, and end',
  'cli.serve.newSessions': 'Let in no browser of before: each needs a new link',
  'cli.serve.aboutLinks':
    'The printed address holds a token that works once, in one browser. That browser is let in for 12 hours after it last loaded the page, also after a restart with the same data folder and address. Enter in the terminal, or --link from another one, prints a new address. Ctrl+C ends the console.',
  'cli.serve.aboutPrograms':
    'Programs find their own token in DIR/serve-token (readable by its owner only) while it runs.',
  'cli.serve.open': 'Nodeward is open at',
  'cli.serve.onceKeys':
    'The link works once, in one browser. Enter prints a new one, Ctrl+C ends the console.',
  'cli.serve.once':
    'The link works once, in one browser. "nodeward serve --link" (with the same --data) prints a new one.',
  'cli.serve.rehearsing': 'The rehearsal site runs as “{site}”.',
  'cli.serve.controlSocket': 'Its control socket: {socket}',
  'cli.serve.noRehearsal': 'The rehearsal site could not be started: {detail}',
  'cli.serve.nobodyRuns': 'no "nodeward serve" runs on the data folder {folder}',
  'cli.serve.noLink':
    'the "nodeward serve" of the data folder {folder} gives no link ({detail}); it may have been killed',
  'cli.serve.inUse':
    'the data folder is in use by {by}; end that console, or choose another folder with --data',
  'cli.serve.noStore': 'the store cannot be opened: {detail}',
  'cli.serve.cannotListen': 'cannot listen on {address}: {detail}; --listen 127.0.0.1:0 takes a free port',
  'serve.noSession':
    'This address needs a one-time link. "nodeward serve --link" prints a new one (with the same --data as the console that runs), and so does Enter in the terminal of that console.',

  'cli.probe.title': 'try the connection to a host step by step',
  'cli.probe.user': 'Who logs in, as for ssh; ~/.ssh/config is read too',
  'cli.probe.port': 'The port of SSH, as for ssh',
  'cli.probe.libvirtSocket': 'Ask the libvirt daemon behind this socket of this machine, without SSH',
  'cli.probe.uri': 'The daemon’s driver (qemu:///system)',
  'cli.probe.about':
    'Each failure is explained, with a way to mend it. Nothing is changed on the host. Exit code: 0 when no step failed, 1 otherwise.',
  'cli.probe.oneHost': 'name one host (nodeward probe --help)',
  'cli.probe.keyUnknown': 'The key of {machine} ({address}) is not known: {algorithm}',
  'cli.probe.rememberKey': 'Is it the right one, and shall it be remembered? yes/no:',
  'cli.probe.passphrase': 'Passphrase of {keyFile} for {machine}:',

  'cli.about.plan': 'Show what a guided operation would do now, without doing it',
  'cli.plan.title': 'show what a guided operation would do now; nothing is changed',
  'cli.plan.list': 'Name the operations, one a line',
  'cli.plan.json': 'Machine-readable (docs/formats/plan.md)',
  'cli.plan.runbook': 'As a runbook in Markdown, with the evidence',
  'cli.plan.data': 'Data folder of the running "nodeward serve" that is asked',
  'cli.plan.about':
    'A running console gathers the facts anew for the answer: it asks every node of the cluster and every host of the site.',
  'cli.plan.codes':
    'Exit codes: 0 the first step may be done, 1 only SF’s time is in the way, 2 blocked, 64 and up the tool itself failed.',
  'cli.plan.usage': 'an operation and a node are needed, such as: leftcluster-recovery web2',
  'cli.plan.noOperation': '“{operation}” is no operation, or a name is not well-formed: see --list',
  'cli.plan.noConsole': 'no "nodeward serve" runs on {folder}; start one, or give --url',
  'cli.plan.no-such-node': 'the site file names no node {node}',
  'cli.plan.not-watched': 'the site’s file cannot be used as it is, so nothing is watched',
  'cli.status.title': 'print the worst state of a site, for scripts',
  'cli.status.json': 'Machine-readable (docs/formats/status.md)',
  'cli.status.site': 'Which site; not needed when there is only one',
  'cli.status.data':
    'The data folder (by default where the console keeps it): what the "nodeward serve" that runs on it sees now; when none runs, or the desktop console does, what is stored there',
  'cli.status.url': 'Ask a running "nodeward serve", such as http://127.0.0.1:8787',
  'cli.status.tokenFile': 'Its access token, a file that only its owner can read (DIR/serve-token)',
  'cli.status.about':
    'Exit code: 0 healthy, 1 degraded, 2 critical, 3 unknown. Critical beats unknown beats degraded. What is older than three polling intervals is unknown.',
  'cli.status.newerStore':
    'the store was written by a newer version; what this version knows of it is shown, and there may be more',
  'cli.status.unexpected': 'unexpected “{words}”',
  'cli.status.noSiteId': '“{site}” is not the id of a site',
  'cli.status.noAddress': '“{url}” is not an http address',
  'cli.status.urlAndData': '--url and --data exclude each other',
  'cli.status.head': '{verdict} site {site} at {at}',
  'cli.status.host': 'host',
  'cli.status.guest': 'guest',
  'cli.status.node': 'node',
  'cli.status.cluster': 'cluster',
  'cli.status.neverRead': 'never read',
  'cli.status.age': '{seconds, number} s old',
  'cli.status.placed': '{domain} on {host}',
  'cli.status.notPlaced': '{domain} on no known host',
  'cli.status.words': 'CF {cf}, RMS {rms}, SF {sf}',

  'cli.picture.noSite': 'there is no site',
  'cli.picture.notThatSite': 'there is no site “{site}”, or nothing is stored of it',
  'cli.picture.severalSites': 'there are several sites; choose one with --site: {sites}',
  'cli.picture.unreachable': 'the console does not answer: {detail}',
  'cli.picture.loginRefused':
    'the console refused the token (HTTP {status, number}); a token is good as long as its console runs',
  'cli.picture.noAnswer': 'the console gave no usable answer: {detail}',
  'cli.picture.noStore': 'the store cannot be read: {detail}',
  'cli.picture.noFile': 'there is no {file}',
  'cli.picture.oldNode': 'the store cannot be read: this Node is too old (Node 24 is needed)',
  'cli.picture.olderStore':
    'the store was written by an older version; start the console once, which brings it up to date',
  'cli.picture.newerStore': 'the store was written by a newer version, and this one cannot read it: {detail}',
  'cli.picture.noTokenFile': 'the token file cannot be read: {detail}',
  'cli.picture.openTokenFile':
    'the token file {file} has mode {mode}; nobody but its owner may read it (chmod 600)',

  'cli.about.rehearse': 'plays a named fault on a rehearsal site and checks what the console says of it',
  'cli.rehearse.title': 'play a named scenario on a rehearsal site of its own',
  'cli.rehearse.list': 'name the scenarios, one a line',
  'cli.rehearse.json': 'print what was expected and what was seen at each moment, as JSON',
  'cli.rehearse.rate': 'how many times faster than real time, 1 to 20 (5 unless told)',
  'cli.rehearse.about':
    'Site and console of the rehearsal live in a temporary folder. Exit code 0 only when everything expected was seen in time and nothing that must not be said was said; 1 otherwise.',
  'cli.rehearse.oneScenario': 'name one scenario; --list names them all',
  'cli.rehearse.noScenario': 'there is no scenario “{name}”; --list names them all',
  'cli.rehearse.badRate': '--rate must be between 1 and {most, number}',
  'cli.rehearse.refused': 'the rehearsal site refused: {why}',
  'cli.rehearse.without': 'no {code}',
  'cli.rehearse.seen': 'seen after {seconds, number} s: {words}',
  'cli.rehearse.notSeen': 'NOT SEEN: {words}',
  'cli.rehearse.forbidden': 'SAID after {seconds, number} s, and must not be: {words}',
  'cli.rehearse.instead': 'The console said instead:',
  'cli.rehearse.agrees': 'All went as expected.',
  'cli.rehearse.differs': 'It did not go as expected.',
  'cli.rehearse.operator': 'What a trained operator would do:',
} as const;
