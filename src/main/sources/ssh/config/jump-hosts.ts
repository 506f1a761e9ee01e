import type { MachineAddress } from '../machine-address.ts';

/** Reads the value of ProxyJump: `[user@]host[:port]` or `ssh://[user@]host[:port]`, by commas. `null`: cannot be read. */
export function readJumpHosts(value: string): readonly MachineAddress[] | null {
  const hops = value.split(',').map(readHop);
  const known = hops.filter((hop) => hop !== null);
  return known.length === hops.length ? known : null;
}

const HOP = /^(?:ssh:\/\/)?(?:(.+)@)?(?:\[([^\]]+)\]|([^:@/[\]]+))(?::(\d{1,5}))?\/?$/;

function readHop(text: string): MachineAddress | null {
  const match = HOP.exec(text.trim());
  const address = match?.[2] ?? match?.[3];
  if (match === null || address === undefined) return null;
  const port = match[4] === undefined ? undefined : Number(match[4]);
  if (port !== undefined && (port < 1 || port > 65_535)) return null;
  const user = match[1];
  return { address, ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port }) };
}
