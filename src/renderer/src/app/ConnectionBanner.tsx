import { TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useConnection, useTopic } from '../live/use-engine.ts';
import { Age } from '../ui/Age.tsx';
import { Rich } from '../ui/Rich.tsx';
import { useText } from '../ui/text-context.ts';
import { Time } from '../ui/Time.tsx';

/** What stands above every view while the engine cannot be trusted to be up to date. */
export function ConnectionBanner() {
  const text = useText();
  const connection = useConnection();
  if (connection.kind === 'connecting' || connection.kind === 'open') return <StoreBanner />;
  const refused = connection.kind === 'lost' && connection.refused;
  return (
    <Banner tone="unknown" icon={<Unplug className="icon" size={15} aria-hidden />}>
      <b>{text(refused ? 'banner.refused' : TITLES[connection.kind])}</b>
      <span>
        {text('banner.since')} <Time at={connection.since} /> (<Age at={connection.since} as="span" />)
      </span>
      <span className="dim">
        {refused ? <Rich parts={text.parts('banner.newLink')} /> : text('banner.asOf')}
      </span>
      {connection.kind === 'unreadable' && (
        <details>
          <summary>{text('banner.details')}</summary>
          <pre className="mono" translate="no">
            {connection.detail}
          </pre>
        </details>
      )}
    </Banner>
  );
}

const TITLES = { lost: 'banner.lost', unreadable: 'banner.unreadable' } as const;

/** The store cannot keep what is seen: said for as long as it is so. */
function StoreBanner() {
  const text = useText();
  const engine = useTopic('engine');
  if (engine === null || (engine.store === 'ok' && engine.samplesLost === 0)) return null;
  return (
    <Banner tone="warning" icon={<TriangleAlert className="icon" size={15} aria-hidden />}>
      {engine.store === 'newer' && <b>{text('banner.storeNewer')}</b>}
      {engine.store === 'failed' && <b>{text('banner.storeFailed')}</b>}
      {engine.samplesLost > 0 && <span>{text('banner.samplesLost', { n: engine.samplesLost })}</span>}
    </Banner>
  );
}

interface BannerProps {
  readonly tone: 'unknown' | 'warning';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

const Banner = ({ tone, icon, children }: BannerProps) => (
  <div className="banner" data-tone={tone} role="alert">
    {icon}
    {children}
  </div>
);
