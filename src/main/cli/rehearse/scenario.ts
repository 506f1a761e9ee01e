import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { FindingCode, Subject } from '../../../shared/domain/finding.ts';
import type { Severity } from '../../../shared/domain/severity.ts';

/** A fault that comes or goes. */
export type Deed =
  { readonly inject: FaultKind; readonly on: string } | { readonly clear: FaultKind; readonly on: string };

/** What must be said of an object: a finding that is there, one that is not, or how bad all of it is. */
export type Expectation =
  | { readonly finding: FindingCode; readonly of: Subject; readonly with?: Readonly<Record<string, string>> }
  | { readonly noFinding: FindingCode; readonly of: Subject }
  | { readonly severity: Severity; readonly of: Pick<Subject, 'id'> & { readonly kind: WeighedKind } };

export type WeighedKind = 'site' | 'host' | 'guest' | 'node' | 'cluster';

/**
 * One act of a scenario: what happens, what the console must come to say of it, and by when. `never` lists what
 * it must not say at any time of the act.
 */
export interface Act {
  readonly title: string;
  readonly deeds: readonly Deed[];
  readonly expect: readonly Expectation[];
  readonly never?: readonly Expectation[];
  /** In the rehearsal's own seconds, from the deeds on. */
  readonly withinSeconds: number;
}

/** A named rehearsal: its script, the verdicts over time, and what a trained operator would do. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What happens, in two or three sentences. */
  readonly story: string;
  readonly acts: readonly Act[];
  /** In order; the source of a documented step is named with it. */
  readonly operator: readonly string[];
}
