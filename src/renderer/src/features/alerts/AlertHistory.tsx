import { useState } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import { alertParts } from '../../../../shared/text/alert-text.ts';
import { pageClock } from '../../live/clock.ts';
import { usePlaces } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { Empty } from '../../ui/Notice.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { GapTable } from './GapTable.tsx';

const DAY_MS = 86_400_000;
const MOST = 300;
const WINDOWS = ['1', '7', '30'] as const;
const HEADS = ['severity', 'alert', 'opened', 'cleared', 'lasted', 'person'] as const;

type Entry = Output<'alerts.history'>['alerts'][number];

/** What was open in a range, the newest first, and when nothing was watched. */
export function AlertHistory() {
  const text = useText();
  const site = useSiteId();
  const [days, setDays] = useState<(typeof WINDOWS)[number]>('7');
  const [opened] = useState(() => pageClock.now());
  // To the end of tomorrow: what opens while this is on the screen belongs to it.
  const range = { from: opened - Number(days) * DAY_MS, to: opened + DAY_MS };
  const asking = useAsk('alerts.history', { site, ...range, limit: MOST }, { refreshMs: 10_000 });
  return (
    <div className="page">
      <Segments
        label={text('alerts.history.window')}
        options={WINDOWS.map((id) => ({ id, title: text('alerts.days', { n: Number(id) }) }))}
        value={days}
        onChange={setDays}
      />
      <AskGate question={asking}>
        {({ alerts, gaps }) => (
          <>
            <HistoryTable entries={alerts} />
            <GapTable gaps={gaps} />
          </>
        )}
      </AskGate>
    </div>
  );
}

function HistoryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const text = useText();
  if (entries.length === 0) return <Empty title={text('alerts.history.none')} />;
  return (
    <div className="card alert-table">
      <PlainTable
        label={text('alerts.tab.history')}
        heads={HEADS.map((head) => text(`alerts.history.${head}`))}
      >
        {entries.map((entry) => (
          <HistoryRow key={entry.alert.id} entry={entry} />
        ))}
      </PlainTable>
    </div>
  );
}

function HistoryRow({ entry: { alert, events } }: { readonly entry: Entry }) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const { severity, openedAt, clearedAt } = alert;
  const person = events.find(({ kind }) => kind === 'acknowledged');
  const by = person?.by ?? null;
  return (
    <tr>
      <td>
        <Badge tone={TONE_OF[severity]}>{text(`severity.${severity}`)}</Badge>
      </td>
      <th scope="row">
        <Rich parts={alertParts(text, alert)} />
      </th>
      <td className="num">
        <a href={href({ view: 'site', moment: openedAt })}>
          <time dateTime={new Date(openedAt).toISOString()}>{format.full(openedAt)}</time>
        </a>
      </td>
      <td className="num">
        {clearedAt === null ? (
          text('alerts.history.open')
        ) : (
          <time dateTime={new Date(clearedAt).toISOString()}>{format.full(clearedAt)}</time>
        )}
      </td>
      <td className="num">{clearedAt !== null && <Datum>{format.span(clearedAt - openedAt)}</Datum>}</td>
      <td>{by !== null && text('alerts.quiet.signed', { by, reason: person?.reason ?? '' })}</td>
    </tr>
  );
}
