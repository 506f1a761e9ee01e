import { homedir } from 'node:os';
import path from 'node:path';

/** Where the console keeps its things, by the XDG base directory rules on every system. */
export interface Paths {
  /** Site files (`sites/*.yaml`) and the console's own known hosts. */
  readonly config: string;
  /** The store, logs, the lock of the writing core. */
  readonly data: string;
}

export function defaultPaths(environment: Readonly<Record<string, string | undefined>> = process.env): Paths {
  const home = environment['HOME'] ?? homedir();
  const folder = (variable: string, fallback: string) => {
    const given = environment[variable];
    return given !== undefined && path.isAbsolute(given) ? given : path.join(home, fallback);
  };
  return {
    config: path.join(folder('XDG_CONFIG_HOME', '.config'), 'nodeward'),
    data: path.join(folder('XDG_DATA_HOME', '.local/share'), 'nodeward'),
  };
}
