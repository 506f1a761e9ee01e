import { lazy, Suspense, useEffect } from 'react';
import { usePlaces } from '../live/place.ts';
import { askText } from '../ui/ask-text.ts';
import { Empty, Failed, Waiting } from '../ui/Notice.tsx';
import type { SiteState } from '../live/site-source.ts';
import { useSitePart } from '../live/use-site.ts';
import { useFormat } from '../ui/format.ts';
import { useText } from '../ui/text-context.ts';
import { ADD_MACHINE } from './add-machine-place.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { SiteChoice } from './site-choice.ts';
import { VIEW_ENTRIES } from './views.ts';

const StartView = lazy(() =>
  import('../features/start/StartView.tsx').then((m) => ({ default: m.StartView })),
);
const AddMachine = lazy(() =>
  import('../features/start/AddMachine.tsx').then((m) => ({ default: m.AddMachine })),
);

/** What stands in the middle: the view, or why there is none yet. */
export function MainView({ choice }: { readonly choice: SiteChoice }) {
  const text = useText();
  const { place } = usePlaces();
  const { view } = place;
  // While the picture is on its way. What cannot be fetched now is fetched again when it is to be drawn.
  useEffect(
    () =>
      void VIEW_ENTRIES.find(({ id }) => id === view)
        ?.load()
        .catch(() => null),
    [view],
  );
  return (
    <ErrorBoundary text={text} where={`${place.view} ${place.object ?? ''} ${place.site ?? ''}`}>
      <Suspense fallback={<Waiting title={text('frame.loading')} />}>
        <Chosen choice={choice} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Chosen({ choice }: { readonly choice: SiteChoice }) {
  const text = useText();
  const { place, href } = usePlaces();
  if (place.view === 'settings' && place.object === ADD_MACHINE) return <AddMachine />;
  if (choice.kind === 'waiting') return <Waiting title={text('frame.waitingForEngine')} />;
  if (place.view === 'settings') return <View />;
  if (choice.kind === 'none') return <StartView />;
  if (choice.kind === 'stranger')
    return (
      <Empty title={text('frame.noSuchSite', { site: choice.id })}>
        <a href={href({ view: 'settings', site: null })}>{text('frame.toSites')}</a>
      </Empty>
    );
  if (choice.entry.problems.length > 0)
    return (
      <Failed title={text('frame.siteUnusable', { site: choice.entry.name })}>
        <a href={href({ view: 'settings', object: choice.entry.id })}>{text('frame.toProblems')}</a>
      </Failed>
    );
  return <SiteView />;
}

function View() {
  const { place } = usePlaces();
  const Chosen = VIEW_ENTRIES.find(({ id }) => id === place.view)?.component;
  return Chosen === undefined ? null : <Chosen />;
}

/** Null once there is a picture: each update brings another one, which the views watch for themselves. */
const whyNoPicture = (state: SiteState): Exclude<SiteState, { kind: 'ready' }> | null =>
  state.kind === 'ready' ? null : state;

/** A view of the site, once there is a picture to draw. */
function SiteView() {
  const text = useText();
  const format = useFormat();
  const { place, href } = usePlaces();
  const state = useSitePart(whyNoPicture);
  if (state === null) return <View />;
  if (state.kind === 'waiting') return <Waiting />;
  if (state.kind === 'failed')
    return <Failed title={text('frame.noPicture')}>{askText(text, state.failure)}</Failed>;
  const at = place.moment === 'now' ? '' : format.full(place.moment);
  return (
    <Empty title={text('frame.nothingStored', { at })}>
      <a href={href({ moment: 'now' })}>{text('frame.backToLive')}</a>
    </Empty>
  );
}
