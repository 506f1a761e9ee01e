/** What exit codes from 64 on mean, for every sub-command. */
export const TROUBLE_CODES =
  'Exit codes from 64 on mean that the tool itself failed: 64 wrong use, 66 no such file, 69 not reachable,\n' +
  '70 a bug, 71 the address cannot be listened on, 75 the data folder is in use, 77 not allowed.';

export const SERVE_HELP = `nodeward serve - run the console for a browser of this machine

Usage: nodeward serve [--rehearsal] [--listen ADDRESS:PORT] [--data DIR]

  --rehearsal      Start the rehearsal site at once
  --listen A:P     Loopback address and port (127.0.0.1:8787; port 0 takes a free one)
  --data DIR       Folder of the store (by default where the desktop console keeps it)

The printed address holds a token that works once, in one browser. Enter prints a new one.
Programs find their own token in DIR/serve-token (readable by its owner only) while it runs.
Ctrl+C ends it.
${TROUBLE_CODES}`;
