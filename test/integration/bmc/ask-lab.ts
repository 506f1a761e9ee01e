import { expect } from 'vitest';
import type { BmcOptions } from '../../../src/main/sources/bmc/bmc-options.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { Secret } from '../../../src/main/platform/secret.ts';
import { PASSWORD, USER } from './bmc-login.ts';

export { PASSWORD, USER } from './bmc-login.ts';

export const asking = (password = PASSWORD, deadlineMs = 10_000): BmcOptions => ({
  signal: new AbortController().signal,
  deadlineMs,
  clock: systemClock,
  secret: new Secret(password),
});

/** No form in which a password is sent may be in what is shown, stored or logged. */
export function expectNoSecret(answer: unknown, password = PASSWORD): void {
  const basic = Buffer.from(`${USER}:${password}`).toString('base64');
  const shown = JSON.stringify(answer);
  for (const form of [password, encodeURIComponent(password), basic]) expect(shown).not.toContain(form);
}
