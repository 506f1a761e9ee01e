import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DomainRef } from '../../sources/libvirt/wire/domain-ref.ts';
import { ERROR_NO_DOMAIN, FROM_QEMU } from '../../sources/libvirt/wire/flags.ts';
import { plainError, type RemoteError } from '../../sources/libvirt/wire/remote-error.ts';
import type { Guest } from '../model/guest.ts';
import type { Host } from '../model/host.ts';

// virDomainState and the virDomain*Reason that the model uses.
const STATES = [
  'no state',
  'running',
  'idle',
  'paused',
  'in shutdown',
  'shut off',
  'crashed',
  'pmsuspended',
] as const;
const REASONS: Readonly<Record<string, number>> = {
  'running booted': 1,
  'running unpaused': 5,
  'paused user': 1,
  'paused migrating': 2,
  'paused I/O error': 5,
  'shut off shutdown': 1,
  'shut off destroyed': 2,
  'shut off crashed': 3,
  'shut off saved': 5,
  'crashed panicked': 1,
};

export const stateNumbers = ({ state, reason }: DomainStanding): { state: number; reason: number } => ({
  state: STATES.indexOf(state),
  reason: REASONS[`${state} ${reason}`] ?? 0,
});

export const refOf = (guest: Guest): DomainRef => ({
  name: guest.plan.name,
  uuid: guest.plan.uuid,
  id: guest.domId ?? -1,
});

export const isActive = (guest: Guest): boolean => guest.domId !== null;

export function findDomain(
  host: Host,
  matches: (guest: Guest) => boolean,
  wanted: string,
): Result<Guest, RemoteError> {
  const guest = host.guests.find(matches);
  return guest === undefined
    ? fail(plainError(ERROR_NO_DOMAIN, FROM_QEMU, `Domain not found: no domain with matching ${wanted}`))
    : ok(guest);
}

export const domainOf = (host: Host, ref: DomainRef): Result<Guest, RemoteError> =>
  findDomain(host, ({ plan }) => plan.uuid === ref.uuid, `uuid '${ref.uuid}' (${ref.name})`);

/** As the daemon counts: nanoseconds, whole microseconds. */
export const nanoseconds = (ms: number): bigint => BigInt(Math.round(ms * 1_000)) * 1_000n;
export const whole = (value: number): bigint => BigInt(Math.round(value));
