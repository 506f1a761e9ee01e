import { ChevronDown } from 'lucide-react';
import type { SiteEntry } from '../../../shared/contract/setup.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { Datum } from '../ui/Datum.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text-context.ts';

/** The site's name, its counts, and the way to another site. */
export function SiteSwitcher({ entry }: { readonly entry: SiteEntry }) {
  const text = useText();
  const { go } = usePlaces();
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
        {text('top.counts', { hosts: entry.hosts, guests: entry.guests, clusters: entry.clusters })}
      </span>
      {entry.rehearsal && <span className="pill">{text('top.rehearsal')}</span>}
    </>
  );
}
