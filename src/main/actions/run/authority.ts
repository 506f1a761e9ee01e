import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Arming } from './arming.ts';

export type NoAuthority = Extract<OperationRefusal, { kind: 'observer' | 'read-only' | 'not-armed' }>;

/** An operator's token, or the window of an OS user whom the site's file names. Everybody else looks. */
export const roleOn = ({ person, login }: Caller, { operators }: SiteFile): 'observer' | 'operator' =>
  login === 'operator' || (login === 'os-user' && operators.includes(person)) ? 'operator' : 'observer';

/** Whether this login may begin or go on with something on the site now; null: it may. */
export function refusalFor(caller: Caller, site: SiteId, file: SiteFile, arming: Arming): NoAuthority | null {
  if (roleOn(caller, file) === 'observer') return { kind: 'observer' };
  switch (file.protection) {
    case 'read-only':
      return { kind: 'read-only' };
    case 'protected':
      return arming.isArmed(site, caller.person) ? null : { kind: 'not-armed' };
    case 'normal':
      return null;
  }
}
