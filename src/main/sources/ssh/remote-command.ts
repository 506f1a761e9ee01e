/** A command for the other side: fixed words and arguments, never a free-form line. */
export interface RemoteCommand {
  readonly argv: readonly [string, ...string[]];
  /** Sent to the command's standard input, which is then closed. */
  readonly stdin?: string;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** From sending the request to the end of the output. */
  readonly ms: number;
  /** Of both outputs together. */
  readonly bytes: number;
}

const PLAIN_WORD = /^[A-Za-z0-9_@%+:,./-]+$/;

/** The line for the remote login shell: every word quoted so that a POSIX shell passes it on unchanged. */
export function commandLine(command: RemoteCommand): string {
  return command.argv.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (word.includes('\0')) throw new Error('A command word cannot hold a NUL');
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
