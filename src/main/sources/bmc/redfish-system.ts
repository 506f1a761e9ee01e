import { z } from 'zod';
import type { RedfishAccess } from '../../../shared/domain/bmc.ts';
import { inOwnWords, ownWord } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { unreadableAs } from '../../parsers/printed-lines.ts';
import type { Secret } from '../../platform/secret.ts';
import type { BmcLimit } from './bmc-limit.ts';
import { basicLogin, RedfishClient } from './redfish-client.ts';

const SYSTEMS = '/redfish/v1/Systems';
const SESSIONS = '/redfish/v1/SessionService/Sessions';

const systemSchema = z.object({
  PowerState: z.unknown(),
  Actions: z
    .object({
      '#ComputerSystem.Reset': z
        .object({
          target: z.string(),
          'ResetType@Redfish.AllowableValues': z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
});
export interface RedfishSystem {
  readonly path: string;
  readonly body: string;
  readonly content: z.infer<typeof systemSchema>;
}
type Use<T> = (client: RedfishClient, system: RedfishSystem) => Promise<Result<T, ProbeFailure>>;

/** Logs in, reads the host's ComputerSystem (DSP0266), does something with it and logs out. */
export async function withSystem<T>(
  bmc: RedfishAccess,
  secret: Secret,
  limit: BmcLimit,
  use: Use<T>,
): Promise<Result<T, ProbeFailure>> {
  const client = new RedfishClient(bmc, limit);
  const leave = await logIn(client, bmc, secret);
  if (!leave.ok) return leave;
  const system = await readSystem(client, bmc);
  const outcome = system.ok ? await use(client, system.value) : system;
  await leave.value();
  return outcome;
}

async function logIn(
  client: RedfishClient,
  { user, auth = 'basic' }: RedfishAccess,
  secret: Secret,
): Promise<Result<() => Promise<unknown>, ProbeFailure>> {
  if (auth === 'basic') {
    client.logInAs(basicLogin(user, secret));
    return ok(() => Promise.resolve());
  }
  const session = await client.ask('POST', SESSIONS, { UserName: user, Password: secret.reveal() });
  if (!session.ok) return session;
  const token = session.value.header('x-auth-token');
  const place = pathOf(session.value.header('location') ?? '');
  if (token === null) return fail({ kind: 'protocol', ...inOwnWords('no-session-token', {}) });
  client.logInAs({ 'x-auth-token': token });
  return ok(() => (place === null ? Promise.resolve() : client.ask('DELETE', place)));
}

async function readSystem(
  client: RedfishClient,
  bmc: RedfishAccess,
): Promise<Result<RedfishSystem, ProbeFailure>> {
  const path = bmc.system === undefined ? await onlySystem(client) : ok(`${SYSTEMS}/${bmc.system}`);
  if (!path.ok) return path;
  const reply = await client.ask('GET', path.value);
  if (!reply.ok) return reply;
  const content = readJson(reply.value.body, systemSchema);
  return content.ok ? ok({ path: path.value, body: reply.value.body, content: content.value }) : content;
}

const systemsSchema = z.object({ Members: z.array(z.object({ '@odata.id': z.string() })) });

/** A BMC with several systems must be told which one the host is. */
async function onlySystem(client: RedfishClient): Promise<Result<string, ProbeFailure>> {
  const reply = await client.ask('GET', SYSTEMS);
  if (!reply.ok) return reply;
  const systems = readJson(reply.value.body, systemsSchema);
  if (!systems.ok) return systems;
  const [only, ...others] = systems.value.Members;
  const path = pathOf(only?.['@odata.id'] ?? '');
  if (path === null || others.length > 0) {
    const count = String(systems.value.Members.length);
    return fail(unreadableAs(ownWord('several-systems', { count, path: SYSTEMS })));
  }
  return ok(path);
}

/** What the BMC names must lie on the BMC itself. */
export function pathOf(reference: string): string | null {
  const path = URL.canParse(reference) ? new URL(reference).pathname : reference;
  return /^\/redfish\/v1\/[\w.~%/-]+$/.test(path) && !path.includes('..') ? path : null;
}

export function readJson<S extends z.ZodType>(
  text: string,
  schema: S,
): Result<z.output<S>, Extract<ProbeFailure, { kind: 'unreadable' }>> {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // The same as JSON of another shape.
  }
  return fail({ kind: 'unreadable', line: (text.split('\n')[0] ?? '').slice(0, 200) });
}
