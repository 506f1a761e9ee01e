import type { InterfaceAddresses } from './wire/interface-addresses.ts';

/** Addresses by which another machine may reach the guest, each once, in the daemon's order. */
export function reachable(said: { readonly interfaces: readonly InterfaceAddresses[] }): string[] {
  const all = said.interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return [...new Set(all)].filter((address) => !OWN_OR_LINK.test(address));
}

/** Loopback (127.0.0.0/8, ::1) and link-local (169.254.0.0/16, fe80::/10). */
const OWN_OR_LINK = /^(127\.|::1$|169\.254\.|fe[89ab][0-9a-f]:)/i;
