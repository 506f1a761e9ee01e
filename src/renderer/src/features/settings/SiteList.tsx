import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { SiteEntry } from '../../../../shared/contract/setup.ts';
import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { Empty, Waiting } from '../../ui/Notice.tsx';
import { SeverityPill } from '../../ui/SeverityPill.tsx';
import { useText } from '../../ui/text-context.ts';
import { RemoveSite } from './RemoveSite.tsx';

export function SiteList() {
  const text = useText();
  const { href } = usePlaces();
  const sites = useTopic('sites');
  const [leaving, setLeaving] = useState<SiteEntry | null>(null);
  return (
    <Card
      title={text('settings.sites')}
      aside={
        <>
          <span className="grow" />
          <a className="btn" href={href({ view: 'settings', object: '+machine' })}>
            <Plus className="icon" size={14} aria-hidden />
            {text('settings.add')}
          </a>
        </>
      }
    >
      {sites === null && <Waiting />}
      {sites?.length === 0 && <Empty title={text('settings.noSites')} />}
      <ul className="site-list">
        {sites?.map((site) => (
          <SiteItem key={site.id} site={site} onRemove={() => setLeaving(site)} />
        ))}
      </ul>
      {leaving !== null && <RemoveSite site={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

function SiteItem({ site, onRemove }: { readonly site: SiteEntry; readonly onRemove: () => void }) {
  const text = useText();
  const { href } = usePlaces();
  const { id, name, file, severity, problems, hosts, guests, clusters } = site;
  return (
    <li>
      <div>
        <div className="row">
          <h3>
            <a href={href({ site: id, view: 'site', moment: 'now' })}>
              <Datum>{name}</Datum>
            </a>
          </h3>
          {problems.length > 0 ? (
            <span className="pill" data-tone="critical">
              {text('settings.problems', { n: problems.length })}
            </span>
          ) : (
            severity !== null && <SeverityPill severity={severity} />
          )}
          {site.rehearsal && <span className="pill">{text('top.rehearsal')}</span>}
        </div>
        <p className="cap">
          {text('top.counts', { hosts, guests, clusters })} · <Datum className="mono">{file}</Datum>
        </p>
      </div>
      <a className="btn" href={href({ view: 'settings', object: id })}>
        {text('settings.edit')}
        <Datum className="sr-only">{name}</Datum>
      </a>
      <Button kind="danger" onClick={onRemove}>
        {text('settings.remove')}
        <Datum className="sr-only">{name}</Datum>
      </Button>
    </li>
  );
}
