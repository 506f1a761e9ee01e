import { CircleHelp, History, Search, Unplug } from 'lucide-react';
import { usePlaces } from '../live/place.ts';
import { useConnection } from '../live/use-engine.ts';
import { useFormat } from '../ui/format.ts';
import { Pill } from '../ui/Pill.tsx';
import { useText } from '../ui/text-context.ts';
import { useCommands } from './commands-context.ts';
import { Protection } from './Protection.tsx';
import type { SiteChoice } from './site-choice.ts';
import { SiteSwitcher } from './SiteSwitcher.tsx';

export function TopBar({ choice }: { readonly choice: SiteChoice }) {
  const text = useText();
  const { openPalette, openHelp } = useCommands();
  return (
    <header className="top">
      {choice.kind === 'site' ? <SiteSwitcher entry={choice.entry} /> : <h1>{text('app.name')}</h1>}
      <span className="grow" />
      <button
        type="button"
        className="pill search-button"
        onClick={openPalette}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search className="icon" size={13} aria-hidden />
        <span className="grow">{text('top.search')}</span>
        <kbd className="kbd" translate="no">
          {isMac() ? '⌘ K' : 'Ctrl K'}
        </kbd>
      </button>
      {choice.kind === 'site' && choice.entry.problems.length === 0 && <Protection entry={choice.entry} />}
      <MomentPill />
      <button type="button" className="btn" data-kind="icon" onClick={openHelp} aria-label={text('top.help')}>
        <CircleHelp className="icon" size={15} aria-hidden />
      </button>
    </header>
  );
}

const isMac = (): boolean => navigator.userAgent.includes('Mac');

/** Live, review or no connection: the three can never be mistaken for each other. */
function MomentPill() {
  const text = useText();
  const format = useFormat();
  const { place, href } = usePlaces();
  const connection = useConnection();
  if (place.moment !== 'now')
    return (
      <>
        <Pill tone="review">
          <History className="icon" size={12} aria-hidden />
          {text('top.review', { at: format.full(place.moment) })}
        </Pill>
        <a className="btn" href={href({ moment: 'now' })}>
          {text('frame.backToLive')}
        </a>
      </>
    );
  if (connection.kind !== 'open')
    return (
      <Pill tone="unknown">
        <Unplug className="icon" size={12} aria-hidden />
        {text(connection.kind === 'connecting' ? 'top.connecting' : 'top.notLive')}
      </Pill>
    );
  return (
    <Pill tone="accent">
      <span className="live-dot" aria-hidden />
      {text('top.live')}
    </Pill>
  );
}
