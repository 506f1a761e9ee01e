import type { Faultable } from './faultable.ts';

export type Deed = (site: Faultable, target: string, at: number) => void;

/** How a fault changes the model, and how its repair does. */
export interface FaultBehaviour {
  /** Why this target will not do although it is of the right kind, or null. */
  readonly refuse?: (site: Faultable, target: string) => string | null;
  readonly inject?: Deed;
  readonly clear?: Deed;
}
