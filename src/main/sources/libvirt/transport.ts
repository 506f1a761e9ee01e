import type { Duplex } from 'node:stream';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { assertNever, fail } from '../../../shared/result.ts';
import { asBug } from '../../platform/as-bug.ts';
import type { Result } from '../../../shared/result.ts';
import { watchPatience } from './patience.ts';
import type { Patience } from './patience.ts';
import { openLoopback, openSocket } from './plain-stream.ts';
import { openTls } from './tls-stream.ts';
import type { TlsFiles } from './tls-stream.ts';

/** The ways to a daemon. `stream` is for those that somebody else opens: a forwarded socket, virt-ssh-helper, nc. */
export type LibvirtTransport =
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'stream';
      readonly open: (signal: AbortSignal) => Promise<Result<Duplex, ProbeFailure>>;
    }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | ({ readonly kind: 'tls'; readonly host: string; readonly port: number } & TlsFiles);

/** Opens the bytes' way, not yet the conversation. What was opened in part is closed again on failure. */
export function openTransport(
  transport: LibvirtTransport,
  patience: Patience,
): Promise<Result<Duplex, ProbeFailure>> {
  switch (transport.kind) {
    case 'socket':
      return openSocket(transport.path, patience);
    case 'stream':
      return openByOthers(transport.open, patience);
    case 'tcp':
      return openLoopback(transport.host, transport.port, patience);
    case 'tls':
      return openTls(transport.host, transport.port, transport, patience);
    default:
      return assertNever(transport);
  }
}

type Open = (signal: AbortSignal) => Promise<Result<Duplex, ProbeFailure>>;

/** Does not rely on the opener to heed the signal; a stream that comes too late is destroyed. */
function openByOthers(open: Open, patience: Patience): Promise<Result<Duplex, ProbeFailure>> {
  return new Promise((resolve) => {
    let givenUp = false;
    const stopWatch = watchPatience(patience, (why) => {
      givenUp = true;
      resolve(fail(why));
    });
    void open(patience.signal)
      .catch(asBug)
      .then((opened) => {
        stopWatch();
        if (givenUp && opened.ok) opened.value.on('error', () => {}).destroy();
        resolve(opened);
      });
  });
}
