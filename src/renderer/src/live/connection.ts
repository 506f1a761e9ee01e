/**
 * The state of the line: `lost` keeps since when and how the next attempt stands. `refused`: somebody answers there,
 * and does not let this page in until a new link is opened.
 */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number; readonly attempt: number; readonly refused: boolean }
  /** Connected, but the engine sends what this console cannot read. */
  | { readonly kind: 'unreadable'; readonly since: number; readonly detail: string };
