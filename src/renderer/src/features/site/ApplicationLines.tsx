import type { ApplicationRecord, ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { failureWord } from '../../../../shared/text/failure-text.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';

/** Each userApplication with what every node's RMS says of it. */
export function ApplicationLines({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  if (cluster.applications.length === 0) return <p className="cap">{text('app.none')}</p>;
  return cluster.applications.map((application) => (
    <div key={application.name} className="app-line">
      <Datum>{application.name}</Datum>
      <ul>
        {application.onNodes.map((on) => (
          <li key={on.node}>
            <Standing on={on} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Standing({ on: { node, standing } }: { readonly on: ApplicationRecord['onNodes'][number] }) {
  const text = useText();
  if (standing.kind === 'unknown')
    return (
      <>
        <Badge tone="unknown">
          {text('word.unknown')} <Age at={standing.since} as="span" />
        </Badge>{' '}
        <span className="cap">
          <Datum>{node}</Datum>: {failureWord(text, standing.because)}
        </span>
      </>
    );
  if (standing.value === null) return <span className="cap">{text('app.notHereOn', { node })}</span>;
  return (
    <>
      {text('app.on', { state: standing.value.state, node })}{' '}
      <span className="cap num">
        {text('app.since')} <Age at={standing.since} as="span" />
      </span>
    </>
  );
}
