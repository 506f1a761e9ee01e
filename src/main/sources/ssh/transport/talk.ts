import type { Client, ClientChannel } from 'ssh2';
import { inOwnWords } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { saidBy } from '../../../platform/own-error.ts';
import { hangUp } from './hang-up.ts';

/** How a command ended: its exit code, or why there is none. */
export type Ending = number | ProbeFailure;

/** A command that runs and can still be told something. */
export interface Talk {
  /** Both outputs as they come. Call once, at once: what came before waits. */
  readonly listen: (onText: (text: string) => void, onEnd: (ending: Ending) => void) => void;
  readonly say: (text: string) => void;
  readonly hangUp: () => void;
}

export function talkOver(client: Client, channel: ClientChannel): Talk {
  return {
    listen: (onText, onEnd) => {
      const hear = (stream: NodeJS.ReadableStream): void => {
        stream.setEncoding('utf8');
        stream.on('data', onText);
      };
      hear(channel);
      hear(channel.stderr);
      channel.on('error', (error: Error) => onEnd({ kind: 'unreachable', ...saidBy(error) }));
      channel.once('close', (code?: number | null, signal?: string) => onEnd(endingOf(code, signal)));
    },
    say: (text) => void channel.write(text),
    hangUp: () => {
      hangUp(client, channel);
    },
  };
}

export function endingOf(code: number | null | undefined, signal: string | undefined): Ending {
  if (typeof code === 'number') return code;
  if (code === null) return { kind: 'protocol', ...inOwnWords('ended-by-signal', { signal: signal ?? '?' }) };
  return { kind: 'unreachable', ...inOwnWords('closed-before-end', {}) };
}
