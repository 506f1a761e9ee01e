/** What TypeScript may know of `electron-binary.mjs`. */
export function electronBinary(): string | null;
export function hasDisplay(): boolean;
