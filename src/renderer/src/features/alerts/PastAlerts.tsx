import { alertParts } from '../../../../shared/text/alert-text.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Empty } from '../../ui/Notice.tsx';
import { useFormat } from '../../ui/format.ts';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { AlertLine } from './AlertLine.tsx';

const MOST = 300;

/** What was open at a moment of the past. Nothing can be decided about it. */
export function PastAlerts({ moment }: { readonly moment: number }) {
  const text = useText();
  const format = useFormat();
  const site = useSiteId();
  const at = format.full(moment);
  const asking = useAsk('alerts.history', { site, from: moment, to: moment + 1, limit: MOST });
  return (
    <div className="page">
      <h2>{text('alerts.review', { at })}</h2>
      <AskGate question={asking}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <Empty title={text('alerts.review.none', { at })} />
          ) : (
            <>
              <p className="cap">{text('alerts.review.last')}</p>
              {alerts.length === MOST && <p role="status">{text('alerts.review.more', { n: MOST })}</p>}
              <ul className="alerts-list">
                {alerts.map(({ alert }) => (
                  <li key={alert.id} className="card alert" data-tone={TONE_OF[alert.severity]}>
                    <AlertLine alert={alert}>
                      <span>
                        <Rich parts={alertParts(text, alert)} />
                      </span>
                    </AlertLine>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </AskGate>
    </div>
  );
}
