import type { MachineAddress } from '../machine-address.ts';

/** Reads the value of ProxyJump: `[user@]host[:port]` or `ssh://[user@]host[:port]`, by commas. `null`: cannot be read. */
export function readJumpHosts(value: string): readonly MachineAddress[] | null {
  const hops = value.split(',').map(readHop);
  const known = hops.filter((hop) => hop !== null);
  return known.length === hops.length ? known : null;
}

const HOP = /^(?:ssh:\/\/)?(?:(.+)@)?(?:\[([^\]]+)\]|([^:@/[\]]+))(?::(\d{1,5}))?\/?$/;

function readHop(text: string): MachineAddress | null {
  const [, user, inBrackets, plain, port = '22'] = HOP.exec(text.trim()) ?? [];
  const address = inBrackets ?? plain;
  if (address === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  const hasPort = /:\d+\/?$/.test(text.trim()) && !text.trim().endsWith(']');
  return { address, ...(user === undefined ? {} : { user }), ...(hasPort ? { port: Number(port) } : {}) };
}
