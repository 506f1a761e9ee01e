import { useState } from 'react';
import { useSitePart } from '../../live/use-site.ts';
import type { SiteState } from '../../live/site-source.ts';

/**
 * A view of the site that is derived anew with every update but renders again only when its content
 * changed. `derive` must keep its identity while it means the same, and its result must be plain data.
 */
export function useSteady<T>(derive: (state: SiteState) => T): T {
  const [pick] = useState(() => steady<T>());
  return useSitePart((state) => pick(derive, state));
}

function steady<T>(): (derive: (state: SiteState) => T, state: SiteState) => T {
  let last: { derive: (state: SiteState) => T; state: SiteState; value: T; content: string } | null = null;
  return (derive, state) => {
    if (last !== null && last.derive === derive && last.state === state) return last.value;
    const value = derive(state);
    const content = JSON.stringify(value);
    last = { derive, state, content, value: last?.content === content ? last.value : value };
    return last.value;
  };
}
