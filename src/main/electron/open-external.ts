import { shell } from 'electron';

/** Documentation that texts of the console link to. Nothing else leaves through the system's browser. */
const DOCUMENTATION_HOSTS: ReadonlySet<string> = new Set([
  'software.fujitsu.com',
  'www.fujitsu.com',
  'support.ts.fujitsu.com',
  'libvirt.org',
  'www.libvirt.org',
]);

/** May this address be handed to the system's browser? */
export function isDocumentation(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return (
    protocol === 'https:' && port === '' && username + password === '' && DOCUMENTATION_HOSTS.has(hostname)
  );
}

export function openDocumentation(address: string): void {
  if (isDocumentation(address)) void shell.openExternal(address);
}
