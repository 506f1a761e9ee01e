import type { ProbeFailure } from '../domain/probe-failure.ts';
import { assertNever } from '../result.ts';
import type { TextKey } from './en.ts';
import type { TextValues } from './message.ts';
import { ownAndSaid } from './own-text.ts';
import type { Text } from './text.ts';

/** Why there is no usable answer, as one sentence without its full stop. */
export function failureText(text: Text, failure: ProbeFailure): string {
  const own = 'own' in failure ? (failure.own ?? []) : [];
  if (failure.kind === 'unreadable' || failure.kind === 'unsupported') {
    if (own.length > 0) return text(`failure.${failure.kind}.own`, { what: ownAndSaid(text, own, '') });
  }
  const [key, values] = sentence(failure);
  return text(
    key,
    'detail' in failure ? { ...values, detail: ownAndSaid(text, own, failure.detail) } : values,
  );
}

/** The same in one or two words, for places beside an object. */
export function failureWord(text: Text, failure: ProbeFailure): string {
  return text(`failureShort.${failure.kind}`);
}

/** How a person can mend it. */
export function mendText(text: Text, failure: ProbeFailure): string {
  if (failure.kind === 'host-key') return text(`mend.host-key.${failure.problem}`);
  if (failure.kind === 'unreachable' && isOfSocket(failure.detail)) return text('mend.unreachable.socket');
  return text(`mend.${failure.kind}`);
}

/** A socket of this machine, which has a path: neither names nor firewalls stand before it. */
const isOfSocket = (detail: string): boolean => /^connect [A-Z]+ \//.test(detail);

// eslint-disable-next-line complexity -- one flat table of all kinds: splitting it would hide what is missing
function sentence(failure: ProbeFailure): [TextKey, TextValues] {
  switch (failure.kind) {
    case 'not-asked':
    case 'cancelled':
    case 'missing':
      return [`failure.${failure.kind}`, {}];
    case 'unreachable':
    case 'denied':
    case 'protocol':
    case 'bug':
      return [`failure.${failure.kind}`, { detail: failure.detail }];
    case 'timed-out':
      return ['failure.timed-out', { seconds: Math.round(failure.afterMs / 100) / 10 }];
    case 'silent':
      return ['failure.silent', { n: failure.intervals }];
    case 'refused':
      return ['failure.refused', { code: failure.exitCode, stderr: failure.stderr }];
    case 'unreadable':
      return ['failure.unreadable', { line: failure.line }];
    case 'not-running':
      return ['failure.not-running', { what: failure.what }];
    case 'other-node':
      return ['failure.other-node', { node: failure.said }];
    case 'host-key':
      return [`failure.host-key.${failure.problem}`, { fingerprint: failure.fingerprint }];
    case 'certificate':
      return ['failure.certificate', { fingerprint: failure.fingerprint, detail: failure.detail }];
    case 'secret-missing':
      return ['failure.secret-missing', { secret: failure.secret, detail: failure.detail }];
    case 'login-refused':
      return ['failure.login-refused', { user: failure.user, detail: failure.detail }];
    case 'passphrase-needed':
      return ['failure.passphrase-needed', { keyFile: failure.keyFile }];
    case 'unsupported':
      return ['failure.unsupported', { directive: failure.directive, where: failure.where }];
    case 'libvirt':
      return ['failure.libvirt', { code: failure.code, domain: failure.domain, detail: failure.detail }];
    default:
      return assertNever(failure);
  }
}
