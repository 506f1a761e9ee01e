import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { SiteState } from '../../live/site-source.ts';
import type { Tone } from '../../ui/tone.ts';
import { clusterLinks, linkInputs, type ClusterLink } from './cluster-links.ts';
import { useFocus } from './focus.ts';
import { linkBetween, type Box } from './link-path.ts';
import { useSteady } from '../../live/use-steady.ts';

/**
 * Lines between the guests of a cluster, over the cards. They say nothing that words do not say as well
 * (cards and the truth matrix do), so they are hidden from readers.
 */
export function ClusterLinks({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const { highlighted } = useFocus();
  const links = useSteady(
    useCallback((state: SiteState) => clusterLinks(state, highlighted), [highlighted]),
    linkInputs,
  );
  const boxes = useGuestBoxes(grid, links);
  return (
    <svg className="links" aria-hidden="true">
      {links.map((link) => (
        <Link
          key={`${link.from} ${link.to}`}
          link={link}
          boxes={boxes}
          strong={link.cluster === highlighted}
        />
      ))}
    </svg>
  );
}

interface LinkProps {
  readonly link: ClusterLink;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly strong: boolean;
}

function Link({ link, boxes, strong }: LinkProps) {
  const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
  if (from === undefined || to === undefined) return null;
  const { path, x, y } = linkBetween(from, to);
  const tone = strong ? link.tone : 'quiet';
  return (
    <g className="link-line" data-strong={strong || undefined} data-tone={tone}>
      <path d={path} />
      {tone !== 'quiet' && <Mark tone={tone} x={x} y={y} />}
    </g>
  );
}

/** A cross for the critical, a question mark's ring for the unknown, a bar for the rest. */
function Mark({
  tone,
  x,
  y,
}: {
  readonly tone: Exclude<Tone, 'quiet'>;
  readonly x: number;
  readonly y: number;
}) {
  const shapes = {
    critical: `M${x - 3} ${y - 3}l6 6m0-6l-6 6`,
    unknown: `M${x - 2} ${y - 1}a2 2 0 1 1 2 2v1.5`,
    warning: `M${x} ${y - 4}v5m0 2.5v.1`,
  };
  return (
    <>
      <circle cx={x} cy={y} r="8" />
      <path className="link-mark" d={shapes[tone]} />
    </>
  );
}

const EMPTY: ReadonlyMap<string, Box> = new Map();

/** Where the guests' cards are within the grid. Measured anew when the grid's size or cards change. */
function useGuestBoxes(
  grid: RefObject<HTMLElement | null>,
  links: readonly ClusterLink[],
): ReadonlyMap<string, Box> {
  const [boxes, setBoxes] = useState(EMPTY);
  useEffect(() => {
    const element = grid.current;
    if (element === null || links.length === 0) return;
    const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setBoxes((before) => keptBoxes(before, measure(element, linked))));
    };
    const sizes = new ResizeObserver(later);
    const cards = new MutationObserver(later);
    sizes.observe(element);
    cards.observe(element, { childList: true, subtree: true });
    later();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      cards.disconnect();
    };
  }, [grid, links]);
  return boxes;
}

/** The boxes as they were, when nothing has moved. */
const keptBoxes = (before: ReadonlyMap<string, Box>, now: ReadonlyMap<string, Box>) =>
  JSON.stringify([...before]) === JSON.stringify([...now]) ? before : now;

function measure(grid: HTMLElement, linked: ReadonlySet<string>): ReadonlyMap<string, Box> {
  const origin = grid.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const card of grid.querySelectorAll<HTMLElement>('[data-guest]')) {
    const id = card.dataset['guest'];
    if (id === undefined || !linked.has(id)) continue;
    const { left, top, width, height } = card.getBoundingClientRect();
    boxes.set(id, { left: left - origin.left, top: top - origin.top, width, height });
  }
  return boxes;
}
