/**
 * V8 flags of the core: one of 100 hosts and 2,000 guests holds about 100 MB; without the first two V8 lets 500 MB
 * stand before it collects. With the third it does not collect all over and over while that is first read.
 * `bin/nodeward.mjs` sets the same ones (tools/toolchain.mjs; a test compares them).
 */
export const CORE_FLAGS: readonly string[] = [
  '--max-semi-space-size=16',
  '--optimize-for-size',
  '--initial-heap-size=128',
];
