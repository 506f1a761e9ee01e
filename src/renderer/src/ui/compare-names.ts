// Made once: `localeCompare` with options makes a collator for every two names.
const { compare } = new Intl.Collator('en', { numeric: true });

/** By name, numbers in it by their value: `kvm-2` before `kvm-10`. */
export const compareNames = (a: string, b: string): number => compare(a, b);
