import type { Channel, SecretSource } from '../../shared/domain/notify-file.ts';
import type { Reason } from '../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Secret } from '../platform/secret.ts';
import { alertmanagerAlert } from './alertmanager-alert.ts';
import { mailBody, mailSubject } from './mail-text.ts';
import type { Message } from './message.ts';
import { postJson } from './post-json.ts';
import { secretOf } from './secret-of.ts';

export interface Sending {
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}
type Sent = Promise<Result<void, Reason>>;
const TIMEOUT_MS = 15_000;

/** Sends one message by one channel, once, with a deadline. */
export async function send(channel: Channel, message: Message, sending: Sending): Sent {
  const signal = AbortSignal.any([sending.signal, sending.clock.deadline(TIMEOUT_MS)]);
  if (channel.kind === 'smtp') return sendMail(channel, message, { ...sending, signal });
  const token = await optional(channel.token, sending);
  if (!token.ok) return token;
  if (channel.kind === 'webhook') return postJson(channel.url, message, token.value, signal);
  return postAlerts(channel, [message], token.value, { ...sending, signal });
}

type Alertmanager = Extract<Channel, { kind: 'alertmanager' }>;

/** Says again what goes on, before Alertmanager takes it for resolved. */
export async function repeat(channel: Alertmanager, messages: readonly Message[], sending: Sending): Sent {
  const token = await optional(channel.token, sending);
  if (!token.ok) return token;
  const signal = AbortSignal.any([sending.signal, sending.clock.deadline(TIMEOUT_MS)]);
  return postAlerts(channel, messages, token.value, { ...sending, signal });
}

function postAlerts(
  { url, labels, repeatSeconds }: Alertmanager,
  messages: readonly Message[],
  token: Secret | null,
  { clock, signal }: Sending,
): Sent {
  const now = clock.now();
  const alerts = messages.map((message) => alertmanagerAlert(message, labels, now, repeatSeconds * 1000));
  return postJson(`${url.replace(/\/$/, '')}/api/v2/alerts`, alerts, token, signal);
}

async function sendMail(
  channel: Extract<Channel, { kind: 'smtp' }>,
  message: Message,
  sending: Sending,
): Sent {
  const password = await optional(channel.password, sending);
  if (!password.ok) return password;
  // Not with the program: most consoles send no mail, and its forty files would be read at every start.
  const { createTransport } = await import('nodemailer');
  const { host, port, security, user, from, to } = channel;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    ...(user !== undefined && { auth: { user, pass: password.value?.reveal() ?? '' } }),
  });
  const end = () => {
    transport.close();
  };
  sending.signal.addEventListener('abort', end, { once: true });
  try {
    await transport.sendMail({ from, to: [...to], subject: mailSubject(message), text: mailBody(message) });
    return ok(undefined);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  } finally {
    sending.signal.removeEventListener('abort', end);
    transport.close();
  }
}

async function optional(
  source: SecretSource | undefined,
  { environment }: Sending,
): Promise<Result<Secret | null, Reason>> {
  return source === undefined ? ok(null) : secretOf(source, environment);
}
