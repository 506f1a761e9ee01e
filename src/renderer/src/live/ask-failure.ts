/** Why a question to the engine itself got no answer. Failures of machines travel inside answers. */
export type AskFailure =
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  /** The engine answered with something that the contract does not allow. */
  | { readonly kind: 'invalid'; readonly detail: string };
