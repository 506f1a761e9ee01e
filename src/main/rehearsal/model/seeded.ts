/** A number in [0, 1) that depends on its seed and key alone: the same site every time, in any order of asking. */
export function fraction(seed: number, key: string, index = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let position = 0; position < key.length; position++) {
    hash = Math.imul(hash ^ key.charCodeAt(position), 0x01000193);
  }
  return mixed(hash, index);
}

/** The same for callers that ask often: `hash` comes once from `hashOf`. */
export function mixed(hash: number, index: number): number {
  let value = (hash + Math.imul(index | 0, 0x9e3779b1)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 4_294_967_296;
}

export const hashOf = (seed: number, key: string): number => Math.floor(fraction(seed, key) * 4_294_967_296);

export function pick<T>(choices: readonly [T, ...T[]], seed: number, key: string): T {
  return choices[Math.floor(fraction(seed, key) * choices.length)] ?? choices[0];
}

const hexOf = (seed: number, key: string, digits: number): string =>
  Array.from({ length: digits }, (_, index) =>
    Math.floor(fraction(seed, key, index + 1) * 16).toString(16),
  ).join('');

/** A well-formed version 4 UUID. */
export function uuidOf(seed: number, key: string): string {
  const hex = hexOf(seed, `uuid ${key}`, 32);
  const variant = '89ab'.charAt(Math.floor(fraction(seed, `variant ${key}`) * 4));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A MAC address with QEMU's prefix. */
export const macOf = (seed: number, key: string): string =>
  `52:54:00:${(hexOf(seed, `mac ${key}`, 6).match(/../g) ?? []).join(':')}`;
