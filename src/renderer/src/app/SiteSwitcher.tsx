import { ChevronDown, FlaskConical } from 'lucide-react';
import type { SiteEntry } from '../../../shared/contract/setup.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { Datum } from '../ui/Datum.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text-context.ts';
import { usePictureOrNull } from './use-picture-or-null.ts';

/** The site's name, its counts, and the way to another site. */
export function SiteSwitcher({ entry }: { readonly entry: SiteEntry }) {
  const text = useText();
  const { go, href } = usePlaces();
  const sites = useTopic('sites') ?? [];
  const items = sites.map(({ id, name }) => ({
    id,
    title: <Datum>{name}</Datum>,
    checked: id === entry.id,
    onSelect: () => go({ site: id, view: 'site', moment: 'now' }),
  }));
  return (
    <>
      <h1>
        <Menu
          trigger={
            <button type="button" className="site-button" title={text('top.switchSite')}>
              <Datum>{entry.name}</Datum>
              <ChevronDown className="icon" size={14} aria-hidden />
            </button>
          }
          items={items}
        />
      </h1>
      <span className="cap counts">
        <Counts entry={entry} />
      </span>
      {entry.rehearsal && (
        <a className="pill" href={href({ view: 'rehearsal', moment: 'now' })}>
          <FlaskConical className="icon" size={12} aria-hidden />
          {text('top.rehearsalFaults')}
        </a>
      )}
    </>
  );
}

/** What the site holds: now from the list of sites, in the past from the picture of that moment. */
function Counts({ entry }: { readonly entry: SiteEntry }) {
  const text = useText();
  const { place } = usePlaces();
  if (place.moment !== 'now') return <PastCounts />;
  return text('top.counts', { hosts: entry.hosts, guests: entry.guests, clusters: entry.clusters });
}

function PastCounts() {
  const text = useText();
  const picture = usePictureOrNull();
  if (picture === null) return null;
  const { hosts, guests, clusters } = picture;
  return text('top.counts', { hosts: hosts.length, guests: guests.length, clusters: clusters.length });
}
