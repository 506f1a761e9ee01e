import type { RedfishAccess } from '../../../../shared/domain/bmc.ts';
import { ownWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Secret } from '../../../platform/secret.ts';
import type { BmcLimit } from '../bmc-limit.ts';
import type { BmcAnswer } from '../bmc-options.ts';
import { pathOf, withSystem } from '../redfish-system.ts';

const TYPE = 'ForceOff';
/** What is sent. */
export const FORCE_OFF = { ResetType: TYPE } as const;

/** ComputerSystem.Reset with ForceOff, where the system offers it. */
export function forceOff(
  bmc: RedfishAccess,
  secret: Secret,
  limit: BmcLimit,
): Promise<Result<BmcAnswer, ProbeFailure>> {
  return withSystem(bmc, secret, limit, async (client, { content }) => {
    const reset = content.Actions?.['#ComputerSystem.Reset'];
    const target = pathOf(reset?.target ?? '');
    const offered = reset?.['ResetType@Redfish.AllowableValues'];
    if (target === null || offered?.includes(TYPE) === false) {
      return fail({
        kind: 'unsupported',
        directive: TYPE,
        where: '',
        own: [ownWord('reset-not-offered', { type: TYPE })],
      });
    }
    const command = `POST ${client.origin}${target} ${JSON.stringify(FORCE_OFF)}`;
    const reply = await client.ask('POST', target, FORCE_OFF);
    return reply.ok ? ok({ command, raw: `HTTP ${reply.value.status} ${reply.value.body}`.trim() }) : reply;
  });
}
