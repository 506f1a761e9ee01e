import type { Duplex } from 'node:stream';
import { ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { OwnError, saidBy } from '../../platform/own-error.ts';
import { watchPatience } from './patience.ts';
import type { Patience } from './patience.ts';

/**
 * Waits for `event` on a stream that is being opened and gives its first argument. An error, an end or the patience's
 * end destroys the stream. `explain` turns its error into the failure to report.
 */
export function awaitOnStream(
  stream: Duplex,
  event: string,
  patience: Patience,
  explain: (error: Error) => ProbeFailure = asUnreachable,
): Promise<Result<unknown, ProbeFailure>> {
  return new Promise((resolve) => {
    const finish = (result: Result<unknown, ProbeFailure>) => {
      stopWatch();
      stream.off(event, onEvent).off('error', onError).off('close', onClose);
      if (!result.ok) stream.on('error', () => {}).destroy();
      resolve(result);
    };
    const onEvent = (first: unknown) => finish(ok(first));
    const onError = (error: Error) => finish(fail(explain(error)));
    const onClose = () => finish(fail(explain(new OwnError(ownWord('other-side-closed', {})))));
    stream.on(event, onEvent).on('error', onError).on('close', onClose);
    let stopWatch = () => {};
    stopWatch = watchPatience(patience, (why) => finish(fail(why)));
  });
}

export const asUnreachable = (error: Error): ProbeFailure => ({ kind: 'unreachable', ...saidBy(error) });
