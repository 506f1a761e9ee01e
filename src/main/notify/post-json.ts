import { ownWord, type Reason } from '../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Secret } from '../platform/secret.ts';

/** Posts JSON; anything but a 2xx answer is a failure that says what came back. Redirects are not followed. */
export async function postJson(
  url: string,
  body: unknown,
  token: Secret | null,
  signal: AbortSignal,
): Promise<Result<void, Reason>> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token.reveal()}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return answer.ok
      ? ok(undefined)
      : fail(ownWord('http-answer', { status: String(answer.status), said: text.slice(0, 200) }));
  } catch (error) {
    return fail(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
