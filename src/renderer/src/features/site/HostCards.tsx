import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { ClusterLinks } from './ClusterLinks.tsx';
import { HostCard } from './HostCard.tsx';
import { watchNear } from './watch-near.ts';

/** Cards of hosts in a grid, with the links of clusters over them. Only what is near the screen is drawn. */
export function HostCards({ names }: { readonly names: readonly string[] }) {
  const text = useText();
  const grid = useRef<HTMLDivElement>(null);
  return (
    <div className="hosts-area">
      <div className="hosts" ref={grid}>
        {names.map((name) => (
          <NearCard key={name} name={name} />
        ))}
      </div>
      <ClusterLinks grid={grid} />
      <p className="cap hosts-legend">{text('site.legend')}</p>
    </div>
  );
}

const HEAD_PX = 150;
const GUEST_PX = 66;
const PLAIN_GUEST_PX = 36;
/** From so many guests on, one that is no node takes one line. */
const DENSE = 6;

/** A card while it is near the screen; otherwise its name in a box of the card's height. */
const NearCard = memo(function NearCard({ name }: { readonly name: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const height = useRef<number | null>(null);
  const count = useSitePart(
    useCallback(({ records }: SiteState) => records.hosts.wordsOf(name)?.guests.length ?? 0, [name]),
  );
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    return watchNear(element.closest('.site-main') ?? document.documentElement, element, (isNear) => {
      if (!isNear) height.current = element.firstElementChild?.clientHeight ?? null;
      setNear(isNear);
    });
  }, []);
  const estimate = HEAD_PX + count * (count > DENSE ? PLAIN_GUEST_PX : GUEST_PX);
  return (
    <div ref={box} className="near" data-dense={count > DENSE || undefined}>
      {near ? (
        <HostCard name={name} />
      ) : (
        // eslint-disable-next-line react-hooks/refs -- the height that the card had when it left the screen
        <div className="card host" style={{ height: height.current ?? estimate }}>
          <Datum>{name}</Datum>
        </div>
      )}
    </div>
  );
});
