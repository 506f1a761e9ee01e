import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Secret } from '../../platform/secret.ts';

const HIDDEN = '[secret]';

/** Text of the other side, in which the password may have been echoed, without it in any form that was sent. */
export function withoutSecret(text: string, secret: Secret, user: string): string {
  const value = secret.reveal();
  if (value === '') return text;
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(`${user}:${value}`).toString('base64'),
    Buffer.from(value).toString('base64'),
  ];
  return forms.reduce((hidden, form) => hidden.replaceAll(form, HIDDEN), text);
}

/** The same for every text in a failure. */
export function failureWithoutSecret(failure: ProbeFailure, secret: Secret, user: string): ProbeFailure {
  const hide = (text: string) => withoutSecret(text, secret, user);
  if ('detail' in failure) return { ...failure, detail: hide(failure.detail) };
  if ('line' in failure) return { ...failure, line: hide(failure.line) };
  return failure.kind === 'refused' ? { ...failure, stderr: hide(failure.stderr) } : failure;
}
