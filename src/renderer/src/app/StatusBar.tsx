import { use, useCallback } from 'react';
import { useAlertCount } from '../live/open-alerts.ts';
import { usePlaces } from '../live/place.ts';
import { useConnection, useTopic } from '../live/use-engine.ts';
import type { SiteState } from '../live/site-source.ts';
import { SiteContext, useSitePart } from '../live/use-site.ts';
import { Age } from '../ui/Age.tsx';
import { useFormat } from '../ui/format.ts';
import { PresentContext, useFromNow } from '../ui/now.ts';
import { Rich } from '../ui/Rich.tsx';
import { useText } from '../ui/text-context.ts';
import { TONE_OF } from '../ui/tone.ts';
import { summarize, type MachineSummary } from './machine-summary.ts';
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

/** Drawn again when one of its words changes, not with each update. */
function SiteItems() {
  const text = useText();
  const format = useFormat();
  const { source } = use(SiteContext) ?? {};
  const answering = useFromNow(
    useCallback((now: number) => summaryOf(source?.current(), now)?.answering ?? 0, [source]),
  );
  const all = useSummaryPart((summary) => summary.machines);
  const newest = useSummaryPart((summary) => toSecond(summary.newest));
  const oldest = useSummaryPart((summary) => toSecond(summary.oldest));
  const silent = useSummaryPart((summary) => summary.silent);
  const cost = useSummaryPart(({ cost: share }) => (share === null ? null : format.percent(share)));
  if (all === null) return null;
  return (
    <>
      {newest !== null && oldest !== null && (
        <span className="num">
          {text('status.newest')} <Age at={newest} as="span" /> · {text('status.oldest')}{' '}
          {silent === true ? text('status.never') : <Age at={oldest} as="span" />}
        </span>
      )}
      <span data-tone={answering < all ? 'unknown' : undefined}>
        <Rich parts={text.parts('status.reachable', { n: answering, m: all })} />
      </span>
      <span>
        {cost === null ? text('status.costUnknown') : <Rich parts={text.parts('status.cost', { cost })} />}
      </span>
    </>
  );
}

/** Null while there is no picture. */
function useSummaryPart<T extends string | number | boolean>(
  pick: (summary: MachineSummary) => T | null,
): T | null {
  return useSitePart((state) => {
    const summary = summaryOf(state, 0);
    return summary === null ? null : pick(summary);
  });
}

const summaryOf = (state: SiteState | undefined, now: number): MachineSummary | null =>
  state?.kind === 'ready' ? summarize(state.picture.machines, now) : null;

/** Ages are read in seconds: never younger than it is. */
const toSecond = (at: number | null): number | null => (at === null ? null : Math.floor(at / 1000) * 1000);

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
