/** How far beyond the screen a card is drawn already: each one that is costs with every update. */
const MARGIN = '160px 0px';

type OnChange = (isNear: boolean) => void;
interface Watch {
  readonly observer: IntersectionObserver;
  readonly hearers: Map<Element, OnChange>;
}
const watches = new WeakMap<Element, Watch>();

/** Tells whether an element is near the part of `root` that is seen. One observer looks at all of a root's in one go. */
export function watchNear(root: Element, element: Element, onChange: OnChange): () => void {
  const { observer, hearers } = watchOf(root);
  hearers.set(element, onChange);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    hearers.delete(element);
  };
}

function watchOf(root: Element): Watch {
  const known = watches.get(root);
  if (known !== undefined) return known;
  const hearers = new Map<Element, OnChange>();
  const hear = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) hearers.get(target)?.(isIntersecting);
  };
  const watch = { hearers, observer: new IntersectionObserver(hear, { root, rootMargin: MARGIN }) };
  watches.set(root, watch);
  return watch;
}
