import type { LossDifference } from '../../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../../shared/domain/names.ts';
import { lossDifferenceText } from '../../../../shared/text/loss-plan-text.ts';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly differences: readonly LossDifference[];
  readonly host: HostName;
}

/** Each object that the plan treats otherwise than now, with both sentences. */
export function LossDifferences({ differences, host }: Props) {
  const text = useText();
  return (
    <section>
      <h3>{text('loss.differs')}</h3>
      {differences.length === 0 ? (
        <p className="cap">{text('loss.differs.none')}</p>
      ) : (
        <ul>
          {differences.map((difference) => {
            const { now, planned } = lossDifferenceText(text, difference, host);
            return (
              <li key={`${difference.kind} ${now} ${planned}`}>
                <p className="dim">{text('loss.differs.now', { what: now })}</p>
                <p>{text('loss.differs.planned', { what: planned })}</p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
