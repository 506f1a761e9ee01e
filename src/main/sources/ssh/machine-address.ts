/** How a person names a machine. An explicit user or port wins over the SSH configuration, as on ssh's command line. */
export interface MachineAddress {
  readonly address: string;
  readonly user?: string;
  readonly port?: number;
}

export const describeMachine = ({ address, user, port }: MachineAddress): string =>
  `${user === undefined ? '' : `${user}@`}${address}${port === undefined ? '' : `:${port}`}`;
