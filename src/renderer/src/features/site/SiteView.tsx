import { memo } from 'react';
import { FocusContext } from './focus.ts';
import { SiteFindings } from './SiteFindings.tsx';
import { SiteLanes } from './SiteLanes.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Topology } from './Topology.tsx';
import { useSiteFocus } from './use-site-focus.ts';
import { useText } from '../../ui/text-context.ts';
import './site.css';

/**
 * The site at the moment on the screen: what needs a person, the topology, the last changes, one object.
 * Shown only once there is a picture. Its parts listen for themselves, so an update draws only what changed.
 */
export const SiteView = memo(function SiteView() {
  const text = useText();
  const focus = useSiteFocus();
  return (
    <FocusContext value={focus}>
      <div className="site-grid">
        <div className="site-main" role="region" aria-label={text('site.left')}>
          <SiteFindings />
          <Topology />
          <SiteLanes />
        </div>
        <aside className="site-side card" aria-label={text('site.panel')} tabIndex={0}>
          <SidePanel />
        </aside>
      </div>
    </FocusContext>
  );
});
