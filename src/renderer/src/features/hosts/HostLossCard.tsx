import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import type { HostLoss } from '../../../../shared/domain/host-loss.ts';
import {
  applicationLossText,
  clusterLossText,
  guestLossText,
} from '../../../../shared/text/host-loss-text.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import './host-loss.css';

const REFRESH_MS = 15_000;

/** What would stop, go elsewhere and not come back if this host were lost now. Of a past moment nothing is said. */
export function HostLossCard({ host: { name } }: { readonly host: HostRecord }) {
  const { moment } = useMoment();
  return moment === 'now' ? <LossNow host={name} /> : null;
}

function LossNow({ host }: { readonly host: HostRecord['name'] }) {
  const text = useText();
  const site = useSiteId();
  const question = useAsk('operations.loss', { site, host }, { refreshMs: REFRESH_MS });
  return (
    <Card title={text('loss.title', { host })}>
      <p className="cap">{text('loss.nothingSent')}</p>
      <AskGate question={question}>
        {(answer) =>
          answer.ok ? (
            <Loss loss={answer.loss} />
          ) : (
            <p>{text(`operations.${answer.problem}`, { object: host })}</p>
          )
        }
      </AskGate>
    </Card>
  );
}

function Loss({ loss }: { readonly loss: HostLoss }) {
  const text = useText();
  const { host, hostAnswers, applications, clusters, guests } = loss;
  return (
    <div className="host-loss">
      {!hostAnswers && <p role="status">{text('loss.hostSilent', { host })}</p>}
      <Lines
        title={text('loss.applications')}
        lines={applications.map((each) => applicationLossText(text, each))}
      />
      <Lines title={text('loss.clusters')} lines={clusters.map((each) => clusterLossText(text, each))} />
      <Lines title={text('loss.guests')} lines={guests.map((each) => guestLossText(text, each))} />
    </div>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const text = useText();
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="cap">{text('loss.none')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
