/** The first thing that is wrong with the record. `seq`: the entry it was found at. */
export type JournalProblem =
  /** Its content does not give its hash: it, or one before it that was swapped with it, was changed. */
  | { readonly kind: 'changed'; readonly seq: number }
  /** There is no entry of this number, though there are later ones. */
  | { readonly kind: 'removed'; readonly seq: number }
  /** `journal.head` knows of entries from this one on that are not in the file. */
  | { readonly kind: 'cut-off'; readonly seq: number }
  /** Entries from this one on are not known to `journal.head`; a crash explains one entry at most. */
  | { readonly kind: 'added'; readonly seq: number }
  /** The chain is consistent in itself, but not the one that `journal.head` knows. */
  | { readonly kind: 'rewritten'; readonly seq: number }
  | { readonly kind: 'head-missing'; readonly seq: number }
  | { readonly kind: 'head-unreadable'; readonly seq: number };

/**
 * Why the record could not be opened, written or read. `newer`: another program's file is never written to.
 * `disk-full` ends by itself when there is room.
 */
export type JournalFailure =
  | { readonly kind: 'old-node' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'locked'; readonly by: string }
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  | { readonly kind: 'older'; readonly version: number; readonly known: number }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'tampered'; readonly problem: JournalProblem }
  | { readonly kind: 'disk-full'; readonly detail: string }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'failed'; readonly detail: string };
