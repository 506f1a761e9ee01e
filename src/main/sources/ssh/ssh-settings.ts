/** Where this machine's SSH configuration and keys are found. Files are read anew for every connection. */
export interface SshSettings {
  /** `null`: `~/.ssh/config`, then `/etc/ssh/ssh_config`, as OpenSSH does. A path: only that file, like `ssh -F`. */
  readonly configFile: string | null;
  /** The console's own store of host keys, in known_hosts format; written when a person accepts a key. */
  readonly ownKnownHosts: string;
  readonly home: string;
  readonly localUser: string;
  /** For `${NAME}` in paths and for `SSH_AUTH_SOCK`. Default: the process's own. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export const environmentOf = (settings: SshSettings): Readonly<Record<string, string | undefined>> =>
  settings.environment ?? process.env;
