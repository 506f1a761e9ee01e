import type { BmcAccess } from '../../../shared/domain/bmc.ts';
import type { Citation } from '../../../shared/domain/citations.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { JudgedRule, PlanStep } from '../../../shared/domain/operation-plan.ts';
import type { JournalBody } from '../../../shared/domain/journal.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { PowerCall } from '../../sources/libvirt/changing/power-procedures.ts';
import type { ChangingCommand } from '../commands/changing-command.ts';

/** One thing that is sent to one machine, complete. */
export type Deed =
  | { readonly kind: 'command'; readonly on: NodeEntry | HostEntry; readonly command: ChangingCommand }
  | { readonly kind: 'domain'; readonly on: HostEntry; readonly guest: GuestId; readonly call: PowerCall }
  /** Cuts the power of the host by its BMC. */
  | { readonly kind: 'bmc'; readonly on: HostEntry; readonly bmc: BmcAccess };

/** Something that a step takes and that must stand again: written down before the step. */
export type Debt = Omit<JournalBody<'debt-opened'>, 'since'>;

/**
 * One step as data and pure functions of facts. Facts are gathered anew before it, and after it until its effects
 * are seen or its time is over.
 */
export interface Step<F> {
  readonly id: string;
  readonly step: PlanStep['step'];
  readonly part: PlanStep['part'];
  readonly citation: Citation;
  /** A person confirms it on fresh facts, and they are gathered once more after that. */
  readonly irreversible: boolean;
  /** The operation's own rules must hold as well. */
  readonly underCommon: boolean;
  readonly values: (facts: F) => PlanStep['values'];
  readonly rules: (facts: F) => readonly JudgedRule[];
  /** `none`: it only waits and looks. Null: what would be sent cannot be said on these facts, and blocks. */
  readonly deed: (facts: F) => Deed | 'none' | null;
  /** All pass: it has its effect. Looked at before too: what stands already is not done again. */
  readonly effects: (facts: F) => readonly JudgedRule[];
  /** How long its effects may take, ms. */
  readonly limitMs: number;
  /** False: when its effects are not seen in time the operation says so and goes on. */
  readonly required: boolean;
  readonly debt?: Debt;
  /** Of a restoring step: the steps that make it due once one of them has begun. */
  readonly restores?: readonly string[];
  /** A restoring step that undoes: due only when not all of the way forward was done. */
  readonly onlyAfterFailure?: boolean;
  /** The debt that its effects pay. */
  readonly pays?: string;
}

/** A guided operation on its objects. `steps` are fixed by the facts at its opening. */
export interface Operation<F> {
  /** Hold for every step that is under them. */
  readonly rules: (facts: F) => readonly JudgedRule[];
  readonly steps: (opening: F) => readonly Step<F>[];
  /** Until when SF alone is waited for; null: nothing is waited for. */
  readonly waitUntil: (facts: F) => number | null;
  /** Hosts where other consoles are told beside its nodes, because none of these can be: every one is proven to be off. */
  readonly toldOn?: (facts: F) => readonly HostEntry[];
}

/** Who and what an operation is about, for its record, its locks and its title. */
export interface OperationHead {
  readonly request: OperationRequest;
  readonly subject: Subject;
  readonly cluster: string;
  /** Nodes where other consoles are told. */
  readonly nodes: readonly NodeEntry[];
  readonly hosts: readonly string[];
  /** Clusters beside its own that are worked on: each is held as well. */
  readonly alsoClusters?: readonly Pick<ClusterEntry, 'name' | 'nodes'>[];
}
