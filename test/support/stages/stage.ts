import type { FaultKind, RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';
import type { Attestation, OperationRequest } from '../../../src/shared/domain/operation-request.ts';
import type { RehearsalTestOptions, RehearsalTestSite } from '../rehearsal-site.ts';

/** A scene of the rehearsal site in which an operation is allowed, and how it ends. */
export interface Stage {
  readonly request: OperationRequest;
  /** Words that a person vouches with. */
  readonly attestations?: readonly Attestation[];
  /** How large the site has to be; a cluster of two guests on two hosts when left out. */
  readonly size?: RehearsalTestOptions;
  /** A host that has a BMC. */
  readonly bmcOf?: string;
  /** Brings a site that is as new to where the operation is allowed. */
  readonly set: (site: RehearsalTestSite) => Promise<void>;
  /** What people do around it when a step enters a state (`mark-down: done`). */
  readonly meanwhile?: Around;
  /** What breaks when a step enters a state, so that the operation goes another way. */
  readonly breaks?: Around;
  /** Takes back what broke, before somebody tries again or goes on with what comes after it. */
  readonly mend?: (site: RehearsalTestSite) => Promise<void>;
  /** The operation has what it wanted, by the site's own word and not by the console's. */
  readonly goal: (site: RehearsalDescription) => boolean;
  /** Debts that stand when it is done: it took them on purpose. */
  readonly owes?: readonly string[];
  /** The site comes to the goal with nobody's help: after a kill there is nothing to begin anew. */
  readonly comesByItself?: boolean;
  /** The way on where the operation itself has nothing left to do. */
  readonly orElse?: OperationRequest;
}

export const SMALL: RehearsalTestOptions = { hosts: 2, guests: 2, nodes: 2 };

type Around = (at: string, site: RehearsalTestSite) => Promise<void>;

/** Long enough for everything that is under way in the model to end. */
export const settle = async (site: RehearsalTestSite, seconds = 200): Promise<void> => {
  await site.ask('clock.advance', { ms: seconds * 1000 });
};

/** Mends what may have been mended already. */
export async function lift(site: RehearsalTestSite, kind: FaultKind, target: string): Promise<void> {
  const { faults } = await site.ask('describe', {});
  if (faults.some((fault) => fault.kind === kind && fault.target === target))
    await site.ask('clear', { kind, target });
}
