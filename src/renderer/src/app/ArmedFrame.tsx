import type { SiteId } from '../../../shared/domain/names.ts';
import { PresentContext } from '../ui/now.ts';
import { useArmed } from './armed-time.ts';

/** The frame of the whole window while the site is armed; the words stand in the bars that it colours. */
export function ArmedFrame({ site }: { readonly site: SiteId }) {
  return (
    <PresentContext value={null}>
      <Border site={site} />
    </PresentContext>
  );
}

function Border({ site }: { readonly site: SiteId }) {
  return useArmed(site) === null ? null : <div className="armed-frame" aria-hidden />;
}
