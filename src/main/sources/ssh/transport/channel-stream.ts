import type { Duplex } from 'node:stream';
import type { ClientChannel } from 'ssh2';
import { inOwnWords, ownWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Clock } from '../../../platform/clock.ts';
import { OwnError, saidBy, type Said } from '../../../platform/own-error.ts';
import { within, type Limit } from '../limit.ts';
import { RelayStream } from './relay-stream.ts';

const MAX_COMPLAINT = 1024;
/** A helper that cannot reach its daemon ends at once; one that lives this long is taken to work. */
const EARLY_END_MS = 400;

export function channelStream(channel: ClientChannel): Duplex {
  return new RelayStream({ readable: channel, writable: channel, dispose: () => void channel.destroy() });
}

/** Like `channelStream`; standard error becomes the reason when the command fails. */
export function commandStream(channel: ClientChannel): Duplex {
  const stream = channelStream(channel);
  let complaint = '';
  channel.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(0, MAX_COMPLAINT);
  });
  channel.once('exit', (code: number | null) => {
    // Standard error may still be on its way.
    if (code !== 0) channel.stderr.once('end', () => stream.destroy(explain(code, complaint)));
  });
  return stream;
}

const explain = (code: number | null, complaint: string): Error =>
  complaint.trim() === ''
    ? new OwnError(ownWord('exit-code', { code: String(code ?? '?') }))
    : new Error(complaint.trim());

/** Answers when the command has lived for a moment. What it says meanwhile waits in the stream. */
export async function whenItLasts(
  stream: Duplex,
  clock: Clock,
  limit: Limit,
): Promise<Result<Duplex, ProbeFailure>> {
  let said: Said = inOwnWords('ended-at-once', {});
  const onError = (error: Error): void => void (said = saidBy(error));
  stream.on('error', onError);
  const done = new AbortController();
  const result = await within<Duplex>(limit, (settle) => {
    stream.once('close', () => settle(fail({ kind: 'unreachable', ...said })));
    void clock.sleep(EARLY_END_MS, done.signal).then(() => settle(ok(stream)));
  });
  done.abort();
  stream.off('error', onError);
  if (!result.ok) stream.destroy();
  return result;
}
