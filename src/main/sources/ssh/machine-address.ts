/** How a person names a machine. An explicit user or port wins over the SSH configuration, as on ssh's command line. */
export interface MachineAddress {
  readonly address: string;
  readonly user?: string;
  readonly port?: number;
}

export const describeMachine = ({ address, user, port }: MachineAddress): string =>
  `${user === undefined ? '' : `${user}@`}${address}${port === undefined ? '' : `:${port}`}`;

/** The parts of a site file's entry that say how a machine is reached. */
export interface AddressedEntry {
  readonly name: string;
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  readonly port?: number | undefined;
}

/** `defaultUser`: the site's, where the entry names none. */
export function machineAddressOf(
  { name, address, user, port }: AddressedEntry,
  defaultUser: string | undefined,
): MachineAddress {
  const chosen = user ?? defaultUser;
  return {
    address: address ?? name,
    ...(chosen !== undefined && { user: chosen }),
    ...(port !== undefined && { port }),
  };
}
