import type { HostName, NodeName } from '../../../shared/domain/names.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';

/** A host's maintenance in its order; what is done with each guest is chosen on the plan. */
const maintenanceOf = (host: HostName): readonly OperationRequest[] => [
  { operation: 'host-drain', host, stop: [], leave: [] },
  { operation: 'host-stop', host },
  { operation: 'host-return', host, start: [], back: [] },
];

/** Its maintenance, and what is left where it hangs. */
export const hostWorkOf = (host: HostName): readonly OperationRequest[] => [
  ...maintenanceOf(host),
  { operation: 'host-power-off', host },
];

/** The power of a guest that is a node. */
export const powerOf = (node: NodeName): readonly OperationRequest[] =>
  (['guest-start', 'guest-shutdown', 'guest-power-off'] as const).map((operation) => ({ operation, node }));
