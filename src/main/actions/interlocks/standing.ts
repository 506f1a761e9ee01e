/** A test by its file and its title, word for word. */
export interface ProvenBy {
  readonly file: string;
  readonly title: string;
}

/** What the product makes of one interlock. */
export type Standing =
  /** A rule of an operation blocks on it. */
  | { readonly kind: 'judged'; readonly rule: string; readonly test: ProvenBy }
  /** The product has no word for what it forbids. */
  | { readonly kind: 'impossible'; readonly why: string; readonly test: ProvenBy }
  /** No operation of the product reaches it so far. */
  | { readonly kind: 'not-offered'; readonly why: string };

export interface Interlock {
  /** Its number in the table of interlocks, from 1. */
  readonly number: number;
  /** What must hold, in short. */
  readonly condition: string;
  readonly standing: Standing;
}
