import type { Asked } from '../../../../shared/contract/contract.ts';
import { machineTargetSchema } from '../../../../shared/contract/setup.ts';

/** What the form holds, as typed. Empty means: as ~/.ssh/config says, or the default. */
export interface MachineFields {
  readonly address: string;
  readonly user: string;
  readonly port: string;
  /** A unix socket of this machine instead of SSH. */
  readonly socket: string;
  readonly uri: string;
}

export function targetOf({ address, user, port, socket, uri }: MachineFields): Asked<'machine.check'> {
  return {
    site: null,
    address: address.trim(),
    ...(user.trim() === '' ? {} : { user: user.trim() }),
    ...(port.trim() === '' ? {} : { port: Number(port) }),
    ...(socket.trim() === '' ? {} : { libvirt: { socket: socket.trim() } }),
    ...(uri.trim() === '' ? {} : { uri: uri.trim() }),
  };
}

/** The fields that cannot be sent as they are. */
export function wrongFields(fields: MachineFields): ReadonlySet<string> {
  const parsed = machineTargetSchema.safeParse(targetOf(fields));
  if (parsed.success) return new Set();
  return new Set(parsed.error.issues.map(({ path }) => String(path[0])));
}
