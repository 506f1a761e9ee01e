import type { ConfigurationDeduction } from '../../../../shared/domain/configuration.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { useMoment, usePlaces } from '../../live/place.ts';
import { useSiteId } from '../../live/use-site.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { HostLinks } from './HostLinks.tsx';
import { useDeclaring } from './use-declaring.ts';

/** What the console concluded of the cluster's configuration, from what; what a person declared, and the way to do so. */
export function ConfigurationCard({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const { deduction } = cluster;
  return (
    <Card title={text('configuration.title')}>
      <p>
        {deduction.concluded === null
          ? text('configuration.undecided')
          : text('configuration.concluded', { configuration: deduction.concluded })}
        {deduction.evidence.length > 0 && ` ${text('configuration.because')}`}
      </p>
      <Evidence evidence={deduction.evidence} />
      <p>
        {deduction.declared === null
          ? text('configuration.notDeclared')
          : text('configuration.declared', { configuration: deduction.declared })}
      </p>
      <Declaring cluster={cluster} />
      <HostLinks cluster={cluster} />
    </Card>
  );
}

function Evidence({ evidence }: Pick<ConfigurationDeduction, 'evidence'>) {
  const text = useText();
  return (
    <ul className="configuration-evidence">
      {evidence.map(({ code, names }) => (
        <li key={code}>{text(`evidence.${code}`, { names: names.join(', ') })}</li>
      ))}
    </ul>
  );
}

/** Offered now only, where the conclusion is not what is declared: the past cannot be declared. */
function Declaring({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const site = useSiteId();
  const { href } = usePlaces();
  const { moment } = useMoment();
  const { concluded, declared } = cluster.deduction;
  const { outcome, undoes, declare, undo } = useDeclaring(cluster);
  if (moment !== 'now') return null;
  return (
    <div className="row">
      {concluded !== null && concluded !== declared && (
        <Button
          title={text('configuration.confirm.explain', { configuration: concluded })}
          onClick={() => void declare(concluded)}
        >
          {text('configuration.confirm', { configuration: concluded })}
        </Button>
      )}
      {undoes && <Button onClick={() => void undo()}>{text('configuration.undo')}</Button>}
      <a href={href({ view: 'settings', object: site })}>{text('configuration.edit')}</a>
      <span role="status" className="cap">
        {outcome}
      </span>
    </div>
  );
}
