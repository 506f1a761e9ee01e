import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { ownWord, type Reason } from '../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { callerSchema, OBSERVER, type Caller } from '../platform/caller.ts';
import { DEFAULT_LISTEN, readListenAddress, type ListenAddress } from './listen-address.ts';

export interface ServeArguments {
  readonly help: boolean;
  readonly rehearsal: boolean;
  /** Only print a new link of the console that runs. */
  readonly link: boolean;
  /** Whom the printed link is for: an operator by name, this OS user's own window, or anybody who looks. */
  readonly whose: Caller;
  readonly sessions: 'keep' | 'renew';
  readonly listen: ListenAddress;
  readonly data: string | null;
}

/** The error is in words of Node, or a word of ours. */
export function readServeArguments(argv: readonly string[]): Result<ServeArguments, Reason> {
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
        operator: { type: 'string' },
        window: { type: 'boolean', default: false },
      },
    });
    const listen = readListenAddress(values.listen);
    if (!listen.ok) return listen;
    const { help, rehearsal, link, data = null } = values;
    const whose = callerOf(values);
    if (!whose.ok) return whose;
    const sessions = values['new-sessions'] ? 'renew' : 'keep';
    return ok({ help, rehearsal, link, data, sessions, whose: whose.value, listen: listen.value });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function callerOf({
  operator,
  window,
}: {
  readonly operator?: string | undefined;
  readonly window: boolean;
}): Result<Caller, Reason> {
  if (window) return ok({ person: userInfo().username, login: 'os-user' });
  if (operator === undefined) return ok(OBSERVER);
  const caller = callerSchema.safeParse({ person: operator.trim(), login: 'operator' });
  return caller.success ? ok(caller.data) : fail(ownWord('operator-without-name', {}));
}
