import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { LibvirtTransport } from './transport.ts';

/** The way to a host's daemon that its entry names; `overSsh` opens it through the host's SSH connection. */
export function hostTransport(
  { libvirt, address, name }: HostEntry,
  overSsh: Extract<LibvirtTransport, { kind: 'stream' }>['open'],
): LibvirtTransport {
  if (libvirt === 'ssh') return { kind: 'stream', open: overSsh };
  if ('socket' in libvirt) return { kind: 'socket', path: libvirt.socket };
  return { kind: 'tls', host: address ?? name, ...libvirt.tls };
}
