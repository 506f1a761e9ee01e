import type { LossAnswer } from '../../../../shared/contract/host-loss.ts';
import type { HostLoss } from '../../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../../shared/domain/names.ts';
import {
  applicationLossText,
  clusterLossText,
  guestLossText,
} from '../../../../shared/text/host-loss-text.ts';
import { wrongPlaceText } from '../../../../shared/text/loss-plan-text.ts';
import { useText } from '../../ui/text-context.ts';
import { LossDifferences } from './LossDifferences.tsx';

export const LOSS_REFRESH_MS = 15_000;

interface Props {
  readonly answer: LossAnswer;
  readonly host: HostName;
}

/** What the core said of a lost host, or why it said nothing. */
export function LossAnswered({ answer, host }: Props) {
  const text = useText();
  if (answer.ok) return <Loss loss={answer.loss} />;
  if (answer.problem !== 'wrong-placement')
    return <p>{text(`operations.${answer.problem}`, { object: host })}</p>;
  return (
    <div role="alert" className="loss-wrong">
      <p>{text('loss.plan.wrong')}</p>
      <ul>
        {answer.wrong.map((place) => (
          <li key={`${place.guest} ${place.why}`}>{wrongPlaceText(text, place)}</li>
        ))}
      </ul>
    </div>
  );
}

function Loss({ loss }: { readonly loss: HostLoss }) {
  const text = useText();
  const { host, hostAnswers, plan, applications, clusters, guests } = loss;
  return (
    <div className="host-loss">
      {!hostAnswers && <p role="status">{text('loss.hostSilent', { host })}</p>}
      <Lines
        title={text('loss.applications')}
        lines={applications.map((each) => applicationLossText(text, each))}
      />
      <Lines title={text('loss.clusters')} lines={clusters.map((each) => clusterLossText(text, each))} />
      <Lines title={text('loss.guests')} lines={guests.map((each) => guestLossText(text, each))} />
      {plan !== null && <LossDifferences differences={plan.differences} host={host} />}
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
