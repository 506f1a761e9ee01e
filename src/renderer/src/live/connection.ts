/** The state of the line: `lost` keeps since when and how the next attempt stands. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number; readonly attempt: number }
  /** Connected, but the engine sends what this console cannot read. */
  | { readonly kind: 'unreadable'; readonly since: number; readonly detail: string };
