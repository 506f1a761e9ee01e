import type { ClusterDetail } from '../../../../shared/contract/details.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';

/** Nodes that CF knows and the site file does not. Nothing is drawn when there are none. */
export function Strangers({ strangers }: { readonly strangers: ClusterDetail['strangers'] }) {
  const text = useText();
  if (strangers.length === 0) return null;
  return (
    <Card title={text('clusters.strangers')}>
      <ul>
        {strangers.map(({ observer, observed: node, state }) => (
          <li key={`${observer} ${node}`}>
            {state.kind === 'known' ? (
              <Rich parts={text.parts('clusters.stranger', { observer, node, state: state.value })} />
            ) : (
              text('clusters.strangerUnknown', { observer, node })
            )}{' '}
            <Age at={state.at} className="cap num" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
