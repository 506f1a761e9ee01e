import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import type { ChangingCommand } from '../commands/changing-command.ts';
import { applicationWordSchema, sysNodeWordSchema, type ApplicationWord } from '../commands/command-words.ts';
import {
  rmsClearFault,
  rmsForcedSwitch,
  rmsMaintenance,
  rmsOffline,
  rmsSwitch,
} from '../commands/rms-application.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { isRmsRead, sysNodeOf } from '../rules/application-standings.ts';
import { ownState } from '../rules/views-of-node.ts';
import type { Deed } from './operation.ts';
import type { ApplicationRequest } from './application-wishes.ts';

/** Null: a name that is no plain word is never put on a command line, and no node can be found that takes it. */
export function applicationDeed(
  request: ApplicationRequest,
  facts: readonly NodeFacts[],
  nodes: readonly NodeEntry[],
  place: string | null = null,
): Deed | null {
  const application = applicationWordSchema.safeParse(request.application);
  const sender = facts.find(
    (each) => ownState(each) === 'UP' && isRmsRead(each) && (place === null || each.node === place),
  );
  const on = nodes.find(({ name }) => name === sender?.node);
  if (!application.success || on === undefined) return null;
  const command = commandOf(request, application.data, facts);
  return command === null ? null : { kind: 'command', on, command };
}

function commandOf(
  request: ApplicationRequest,
  application: ApplicationWord,
  facts: readonly NodeFacts[],
): ChangingCommand | null {
  switch (request.operation) {
    case 'application-switch':
    case 'application-force-switch': {
      const target = sysNodeIn(facts, request.target);
      if (target === null) return null;
      const isForced = request.operation === 'application-force-switch';
      return isForced ? rmsForcedSwitch(application, target) : rmsSwitch(application, target);
    }
    case 'application-online':
      return rmsSwitch(application, null);
    case 'application-offline':
      return rmsOffline(application);
    case 'application-clear-fault':
      return rmsClearFault(application);
    case 'application-maintenance-on':
      return rmsMaintenance(application, 'on');
    case 'application-maintenance-off':
      return rmsMaintenance(application, 'off');
  }
}

/** The SysNode's name comes from that node's own RMS. */
function sysNodeIn(facts: readonly NodeFacts[], target: string) {
  const own = facts.find(({ node }) => node === target);
  const word = sysNodeWordSchema.safeParse(own === undefined ? null : sysNodeOf(own));
  return word.success ? word.data : null;
}
