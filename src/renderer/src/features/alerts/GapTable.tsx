import type { Gap } from '../../../../shared/domain/alert.ts';
import { Card } from '../../ui/Card.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

/** Times in which the console did not watch: an empty list of alerts says nothing about them. */
export function GapTable({ gaps }: { readonly gaps: readonly Gap[] }) {
  const text = useText();
  const format = useFormat();
  if (gaps.length === 0) return null;
  return (
    <Card title={text('alerts.history.gaps')}>
      <ul>
        {gaps.map(({ kind, from, until }) => (
          <li key={`${kind} ${from}`} className="num">
            {text(`alerts.gapKind.${kind}`)}:{' '}
            <time dateTime={new Date(from).toISOString()}>{format.full(from)}</time>
            {' – '}
            {until === null ? (
              text('alerts.gap.open')
            ) : (
              <time dateTime={new Date(until).toISOString()}>{format.full(until)}</time>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
