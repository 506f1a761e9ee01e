import type { OwnWord } from '../../../shared/domain/own-words.ts';
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
  const hidden = ({ code, facts }: OwnWord): OwnWord => ({
    code,
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, hide(fact)])),
  });
  const own = 'own' in failure && failure.own !== undefined ? { own: failure.own.map(hidden) } : {};
  if ('detail' in failure) return { ...failure, ...own, detail: hide(failure.detail) };
  if ('line' in failure) return { ...failure, ...own, line: hide(failure.line) };
  return failure.kind === 'refused' ? { ...failure, stderr: hide(failure.stderr) } : failure;
}
