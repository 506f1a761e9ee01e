import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { BMC_PORT, type RedfishAccess } from '../../../shared/domain/bmc.ts';
import { inOwnWords, ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { BmcLimit } from './bmc-limit.ts';

const OTHER_EXPECTED = inOwnWords('other-certificate', {});

type Trust = { readonly ca: string } | { readonly fingerprint: string };

/** A TLS connection whose certificate has been verified; until then nothing is sent but the handshake. */
export async function pinnedSocket(
  bmc: RedfishAccess,
  limit: BmcLimit,
): Promise<Result<TLSSocket, ProbeFailure>> {
  const trust = await trustOf(bmc);
  if (!trust.ok) return trust;
  // An abort that has happened already is not told again.
  if (limit.signal.aborted) return fail(limit.failure());
  const pinned = 'fingerprint' in trust.value ? trust.value.fingerprint : null;
  const { address, port = BMC_PORT.redfish } = bmc;
  const options: ConnectionOptions = {
    host: address,
    port,
    ...(isIP(address) === 0 && { servername: address }),
    ...('ca' in trust.value && { ca: trust.value.ca }),
    // With a fingerprint the certificate is compared below, before anything is sent.
    rejectUnauthorized: pinned === null,
  };
  return open(options, pinned, limit);
}

function open(
  options: ConnectionOptions,
  pinned: string | null,
  limit: BmcLimit,
): Promise<Result<TLSSocket, ProbeFailure>> {
  return new Promise((done) => {
    const socket = connect(options);
    const end = (failure: ProbeFailure) => {
      socket.destroy();
      done(fail(failure));
    };
    limit.signal.addEventListener(
      'abort',
      () => {
        end(limit.failure());
      },
      { once: true },
    );
    socket.on('error', (error: NodeJS.ErrnoException) => {
      end(failureOf(error, socket));
    });
    socket.once('close', () => {
      done(fail({ kind: 'unreachable', ...inOwnWords('closed-during-tls', {}) }));
    });
    socket.once('secureConnect', () => {
      const shown = fingerprintOf(socket);
      if (pinned === null || shown === pinned) done(ok(socket));
      else end({ kind: 'certificate', fingerprint: colons(shown), ...OTHER_EXPECTED });
    });
  });
}

async function trustOf({ ca, fingerprint }: RedfishAccess): Promise<Result<Trust, ProbeFailure>> {
  if (fingerprint !== undefined) return ok({ fingerprint: plain(fingerprint) });
  if (ca === undefined) {
    return fail({
      kind: 'unsupported',
      directive: 'bmc without ca and fingerprint',
      where: '',
      own: [ownWord('bmc-without-trust', {})],
    });
  }
  return readFile(ca, 'utf8').then(
    (text) => ok({ ca: text }),
    () => {
      const own = [ownWord('file-unreadable', { file: ca })];
      return fail({ kind: 'certificate', fingerprint: '', detail: '', own } as const);
    },
  );
}

const UNVERIFIED = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

function failureOf(error: NodeJS.ErrnoException, socket: TLSSocket): ProbeFailure {
  const { code = '', message } = error;
  if (UNVERIFIED.test(code)) {
    return { kind: 'certificate', fingerprint: colons(fingerprintOf(socket)), detail: message.slice(0, 200) };
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return { kind: 'protocol', detail: code, own: [ownWord('no-tls', {})] };
  }
  return { kind: 'unreachable', detail: message };
}

/** Empty when none was shown. */
function fingerprintOf(socket: TLSSocket): string {
  // Node answers null, against its types, once the connection has been destroyed.
  const shown: unknown = socket.getPeerCertificate();
  if (typeof shown !== 'object' || shown === null || !('raw' in shown)) return '';
  return Buffer.isBuffer(shown.raw) ? plain(new X509Certificate(shown.raw).fingerprint256) : '';
}

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
const colons = (fingerprint: string): string => (fingerprint.match(/../g) ?? []).join(':').toUpperCase();
