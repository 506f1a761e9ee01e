import { useEffect, useMemo } from 'react';
import { pageClock } from '../live/clock.ts';
import { usePlaces } from '../live/place.ts';
import { liveSite, pastSite } from '../live/site-source.ts';
import { useConnection, useEngine, useTopic } from '../live/use-engine.ts';
import { SiteContext } from '../live/use-site.ts';
import { PresentContext, tickAlong } from '../ui/now.ts';
import { stored } from '../ui/stored.ts';
import { AlertNotifier } from './AlertNotifier.tsx';
import { AttentionBanner } from './AttentionBanner.tsx';
import { ArmedFrame } from './ArmedFrame.tsx';
import { Commands } from './Commands.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { DocumentTitle } from './DocumentTitle.tsx';
import { MainView } from './MainView.tsx';
import { Questions } from './Questions.tsx';
import { Rail } from './Rail.tsx';
import { chooseSite } from './site-choice.ts';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';

/** The window: rail, top bar, the view, status bar; and the site that all of them show. */
export function Frame() {
  const engine = useEngine();
  const { place } = usePlaces();
  const choice = chooseSite(useTopic('sites'), place.site, stored.read('site'));
  const id = choice.kind === 'site' ? choice.entry.id : null;
  const { moment } = place;
  const site = useMemo(() => {
    if (id === null) return null;
    const source = moment === 'now' ? liveSite(engine, id) : pastSite(engine, pageClock, id, moment);
    return { id, source };
  }, [engine, id, moment]);
  useEffect(() => {
    if (id !== null) stored.write('site', id);
  }, [id]);
  useEffect(() => site?.source.subscribe(tickAlong), [site]);
  const stale = useConnection().kind !== 'open';

  return (
    <SiteContext value={site}>
      <DocumentTitle />
      <AlertNotifier />
      <Commands>
        <div className="app" data-review={moment !== 'now'} data-stale={stale}>
          {id !== null && <ArmedFrame site={id} />}
          <Rail choice={choice} />
          <TopBar choice={choice} />
          <div className="app-middle">
            <PresentContext value={null}>
              <ConnectionBanner />
              <AttentionBanner />
            </PresentContext>
            <main id="main" tabIndex={-1}>
              <MainView choice={choice} />
            </main>
          </div>
          <StatusBar choice={choice} />
        </div>
        <Questions />
      </Commands>
    </SiteContext>
  );
}
