/** What TypeScript may know of `build-state.mjs`. */
export function buildState(root: string): 'none' | 'stale' | 'fresh';
