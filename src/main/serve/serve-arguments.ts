import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/result.ts';
import { DEFAULT_LISTEN, readListenAddress, type ListenAddress } from './listen-address.ts';

export interface ServeArguments {
  readonly help: boolean;
  readonly rehearsal: boolean;
  /** Only print a new link of the console that runs. */
  readonly link: boolean;
  readonly sessions: 'keep' | 'renew';
  readonly listen: ListenAddress;
  readonly data: string | null;
}

/** The error is in words of Node, or of the address. */
export function readServeArguments(argv: readonly string[]): Result<ServeArguments, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        rehearsal: { type: 'boolean', default: false },
        link: { type: 'boolean', default: false },
        'new-sessions': { type: 'boolean', default: false },
        listen: { type: 'string', default: DEFAULT_LISTEN },
        data: { type: 'string' },
      },
    });
    const listen = readListenAddress(values.listen);
    if (!listen.ok) return listen;
    const { help, rehearsal, link, data = null } = values;
    const sessions = values['new-sessions'] ? 'renew' : 'keep';
    return ok({ help, rehearsal, link, data, sessions, listen: listen.value });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
