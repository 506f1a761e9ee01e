/** What TypeScript may know of `toolchain.mjs`. */
export const NEEDED_MAJOR: number;
export const CORE_FLAGS: readonly string[];
export function findNode(): string | null;
export function noNodeMessage(): string;
export function environmentFor(node: string): NodeJS.ProcessEnv;
