import { useCallback, useMemo } from 'react';
import { useAlertCount } from '../live/open-alerts.ts';
import { usePlaces } from '../live/place.ts';
import { useConnection, useTopic } from '../live/use-engine.ts';
import type { SiteState } from '../live/site-source.ts';
import { useSiteInView, useSitePart } from '../live/use-site.ts';
import { useFormat } from '../ui/format.ts';
import { LiveAge } from '../ui/LiveAge.tsx';
import { PresentContext, useFromNow } from '../ui/now.ts';
import { Rich } from '../ui/Rich.tsx';
import { useText } from '../ui/text-context.ts';
import { TONE_OF } from '../ui/tone.ts';
import type { Watched } from '../ui/written-text.ts';
import { answeringAt, digestOf, type MachineDigest } from './machine-summary.ts';
import { OperationItems } from './OperationItems.tsx';
import type { SiteChoice } from './site-choice.ts';

/** Always there: how fresh everything is, what answers, what the console itself costs, the time. */
export function StatusBar({ choice }: { readonly choice: SiteChoice }) {
  return (
    <footer className="status">
      <MomentItem />
      {choice.kind === 'site' && <SiteItems />}
      {choice.kind === 'site' && <AlertsItem site={choice.entry.id} />}
      {choice.kind === 'site' && <OperationItems entry={choice.entry} />}
      <span className="grow" />
      <EngineItems />
      <PresentContext value={null}>
        <Clock />
      </PresentContext>
    </footer>
  );
}

function MomentItem() {
  const text = useText();
  const { place } = usePlaces();
  const connection = useConnection();
  const state = place.moment !== 'now' ? 'review' : connection.kind === 'open' ? 'live' : 'notLive';
  return (
    <b data-tone={state === 'live' ? undefined : state === 'review' ? 'review' : 'unknown'}>
      {text(`status.${state}`)}
    </b>
  );
}

/** In pieces that are drawn again each for itself: one of them changes with nearly every update. */
function SiteItems() {
  const all = useDigest(machinesOf);
  if (all === null) return null;
  return (
    <>
      <Answers />
      <Answering all={all} />
      <PollingCost />
    </>
  );
}

function Answers() {
  const text = useText();
  const newest = useDigestReading(newestIn);
  const oldest = useDigestReading(oldestIn);
  const some = useDigest(hasAnswers);
  const silent = useDigest(isSilent);
  if (some !== true) return null;
  return (
    <span className="num">
      {text('status.newest')} <LiveAge at={newest} as="span" /> · {text('status.oldest')}{' '}
      {silent === true ? text('status.never') : <LiveAge at={oldest} as="span" />}
    </span>
  );
}

function Answering({ all }: { readonly all: number }) {
  const text = useText();
  const answering = useDigest(answeringAt) ?? 0;
  return (
    <span data-tone={answering < all ? 'unknown' : undefined}>
      <Rich parts={text.parts('status.reachable', { n: answering, m: all })} />
    </span>
  );
}

function PollingCost() {
  const text = useText();
  const format = useFormat();
  const cost = useDigest(
    useCallback(
      ({ cost: share }: MachineDigest) => (share === null ? null : format.percent(share)),
      [format],
    ),
  );
  return (
    <span>
      {cost === null ? text('status.costUnknown') : <Rich parts={text.parts('status.cost', { cost })} />}
    </span>
  );
}

/** Looked at once a second, for hundreds of machines are behind it. Null while there is no picture. */
function useDigest<T extends string | number | boolean>(
  pick: (digest: MachineDigest, now: number) => T | null,
): T | null {
  const { source } = useSiteInView();
  const isReady = useSitePart(isReadyIn);
  return useFromNow(
    useCallback(
      (now: number) => {
        const digest = isReady ? digestIn(source.current()) : null;
        return digest === null ? null : pick(digest, now);
      },
      [source, isReady, pick],
    ),
  );
}

/** For what looks once a second by itself. `read` must keep its identity. */
function useDigestReading<T>(read: (state: SiteState) => T): Watched<T> {
  const { source } = useSiteInView();
  return useMemo(() => ({ subscribe: neverTold, current: () => read(source.current()) }), [source, read]);
}

const neverTold = () => () => {};
const isReadyIn = (state: SiteState): boolean => state.kind === 'ready';
const machinesOf = ({ machines }: MachineDigest): number => machines;
const hasAnswers = ({ newest }: MachineDigest): boolean => newest !== null;
const isSilent = ({ silent }: MachineDigest): boolean => silent;

const digestIn = (state: SiteState): MachineDigest | null =>
  state.kind === 'ready' ? digestOf(state.picture.machines) : null;

/** Ages are read in seconds: never younger than it is. */
const toSecond = (at: number | null): number | null => (at === null ? null : Math.floor(at / 1000) * 1000);
const newestIn = (state: SiteState): number | null => toSecond(digestIn(state)?.newest ?? null);
const oldestIn = (state: SiteState): number | null => toSecond(digestIn(state)?.oldest ?? null);

/** Always those of now: a look at the past does not hide what is wrong today. */
function AlertsItem({ site }: { readonly site: string }) {
  const text = useText();
  const { href } = usePlaces();
  const count = useAlertCount(site);
  if (count === null) return <span data-tone="unknown">{text('status.alertsWaiting')}</span>;
  return (
    <a
      className="status-alerts"
      data-tone={count.wanting === 0 ? undefined : TONE_OF[count.worst]}
      href={href({ view: 'alerts', moment: 'now' })}
    >
      <Rich parts={text.parts('status.alerts', { n: count.open })} />
    </a>
  );
}

function EngineItems() {
  const text = useText();
  const format = useFormat();
  const engine = useTopic('engine');
  if (engine === null) return null;
  return (
    <>
      {engine.restartedBecause !== null && (
        <span data-tone="warning" title={engine.restartedBecause}>
          {text('status.restarted', { at: format.time(engine.startedAt), why: engine.restartedBecause })}
        </span>
      )}
      <span className="own">
        <Rich
          parts={text.parts('status.own', {
            cpu: format.percent(engine.cpu),
            memory: format.bytes(engine.memoryBytes),
          })}
        />
      </span>
    </>
  );
}

/** The time on the wall, whatever moment the views show. */
function Clock() {
  const format = useFormat();
  const label = useFromNow(useCallback((now: number) => `${format.time(now)} ${format.zone(now)}`, [format]));
  return (
    <span className="num" translate="no">
      {label}
    </span>
  );
}
