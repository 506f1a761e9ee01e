import { fail, ok, type Result } from '../../../shared/result.ts';
import { NOTHING, nothing, type Codec, type Nothing } from '../../sources/libvirt/wire/codec.ts';
import type { DomainRef } from '../../sources/libvirt/wire/domain-ref.ts';
import { ERROR_NO_SUPPORT, FROM_QEMU } from '../../sources/libvirt/wire/flags.ts';
import { procedure, type Procedure } from '../../sources/libvirt/wire/procedure.ts';
import { plainError, type RemoteError } from '../../sources/libvirt/wire/remote-error.ts';
import { domainAndFlags, domainField } from '../../sources/libvirt/wire/scalars.ts';
import type { Guest } from '../model/guest.ts';
import { powerOffGuest, shutDownGuest, startGuest } from '../model/power.ts';
import { answering, type Answerer, type CallContext } from './answering.ts';
import { domainOf, isActive, refOf } from './domain-view.ts';

// virErrorNumber.
const INTERNAL_ERROR = 1;
const OPERATION_INVALID = 55;
const START_FORCE_BOOT = 8;

const invalid = (why: string) =>
  fail(plainError(OPERATION_INVALID, FROM_QEMU, `Requested operation is not valid: ${why}`));

type Deed = (guest: Guest, context: CallContext, flags: number) => Result<Nothing, RemoteError>;

const shutDown: Deed = (guest, { site, at }) => {
  if (!isActive(guest)) return invalid('domain is not running');
  shutDownGuest(site, guest, at);
  return ok(NOTHING);
};

const powerOff: Deed = (guest, { site, at }) => {
  if (!isActive(guest)) return invalid('domain is not running');
  powerOffGuest(site, guest, at);
  return ok(NOTHING);
};

const start: Deed = (guest, { site, at }, flags) => {
  if (isActive(guest)) return invalid('domain is already running');
  // QEMU's own lock on the image, which somebody else holds.
  if (guest.runsUnseen)
    return fail(plainError(INTERNAL_ERROR, FROM_QEMU, 'internal error: Failed to get "write" lock'));
  if (guest.managedSave && (flags & START_FORCE_BOOT) === 0)
    return fail(plainError(ERROR_NO_SUPPORT, FROM_QEMU, 'the rehearsal site does not restore a saved image'));
  startGuest(site, guest, at);
  return ok(NOTHING);
};

const removeImage: Deed = (guest, { site, at }) => {
  guest.managedSave = false;
  site.setFaults(['managed-save-present'], guest.plan.name, false, at);
  return ok(NOTHING);
};

const doing = <Args extends { readonly domain: DomainRef; readonly flags?: number }, Answer>(
  number: number,
  [args, answer]: readonly [Codec<Args>, Codec<Answer>],
  deed: Deed,
  tell: (guest: Guest) => Answer,
): Answerer => {
  const asked: Procedure<Args, Answer> = procedure(number, args, answer);
  return answering(asked, (said, context) => {
    const found = domainOf(context.host, said.domain);
    if (!found.ok) return found;
    const done = deed(found.value, context, said.flags ?? 0);
    return done.ok ? ok(tell(found.value)) : done;
  });
};

const quiet = (): Nothing => NOTHING;
const domainNow = (guest: Guest) => ({ domain: refOf(guest) });

/** What changes a guest; both forms of each call where libvirt has two. */
export const POWER_ANSWERERS: readonly Answerer[] = [
  doing(9, [domainField, nothing], start, quiet),
  doing(12, [domainField, nothing], powerOff, quiet),
  doing(33, [domainField, nothing], shutDown, quiet),
  doing(184, [domainAndFlags, nothing], removeImage, quiet),
  doing(196, [domainAndFlags, domainField], start, domainNow),
  doing(234, [domainAndFlags, nothing], powerOff, quiet),
  doing(258, [domainAndFlags, nothing], shutDown, quiet),
];
