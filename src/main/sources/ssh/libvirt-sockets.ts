/** Drivers that have a daemon of their own on hosts with modular daemons. */
const MODULAR = new Set(['qemu', 'xen', 'lxc', 'ch', 'vbox', 'bhyve']);
const DRIVERS = new Set([...MODULAR, 'test']);

/** `''`: the socket that lets changes through. */
export type SocketEnding = '-ro' | '';

/**
 * The sockets of the daemon that serves a URI, in the order to be tried: the driver's own daemon, then
 * libvirtd. A session URI has none that could be named from here (its folder is the remote user's). `null`: not a
 * libvirt URI that is known.
 */
export function libvirtSockets(uri: string, ending: SocketEnding = '-ro'): readonly string[] | null {
  const [, driver, path] = /^([a-z]+):\/\/\/([A-Za-z0-9_/.-]*)$/.exec(uri) ?? [];
  if (driver === undefined || path === undefined || !DRIVERS.has(driver)) return null;
  if (path === 'session') return [];
  const own = MODULAR.has(driver) ? [`virt${driver}d-sock${ending}`] : [];
  const names = [...own, `libvirt-sock${ending}`];
  return ['/run/libvirt', '/var/run/libvirt'].flatMap((folder) => names.map((name) => `${folder}/${name}`));
}
