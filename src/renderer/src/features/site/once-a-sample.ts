import type { SiteState } from '../../live/site-source.ts';

/** Something said of a part of the site: put into words again only when that part is another one. */
export function onceASample<S, T>(
  sampleOf: (state: SiteState) => S,
  say: (sample: S) => T,
): (state: SiteState) => T {
  let last: { readonly sample: S; readonly said: T } | null = null;
  return (state) => {
    const sample = sampleOf(state);
    if (last?.sample !== sample) last = { sample, said: say(sample) };
    return last.said;
  };
}
