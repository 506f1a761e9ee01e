/** Why a store could not be opened. `locked`: another core writes to it; attach to that one instead. */
export type StoreFailure =
  | { readonly kind: 'old-node' }
  | { readonly kind: 'locked'; readonly by: string }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Why something was not stored. Nothing of the call is stored then, and a later call may work again:
 * `disk-full` ends by itself when there is room. `late`: older than what is sealed already.
 */
export type WriteFailure =
  | { readonly kind: 'read-only' }
  | { readonly kind: 'disk-full'; readonly detail: string }
  | { readonly kind: 'late'; readonly before: number }
  | { readonly kind: 'failed'; readonly detail: string };
