import type { NodeDetail } from '../../../../shared/contract/details.ts';
import { nodeNameSchema } from '../../../../shared/domain/names.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useText } from '../../ui/text-context.ts';

/** What each node printed, word for word. */
export function RawOutputs({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  return (
    <Card title={text('clusters.raw')}>
      <Tabs
        label={text('clusters.raw')}
        tabs={cluster.nodes.map((node) => ({ id: node, title: node, content: <OfNode name={node} /> }))}
      />
    </Card>
  );
}

function OfNode({ name }: { readonly name: string }) {
  const site = useSiteId();
  const { moment } = useMoment();
  const detail = useAsk('node.at', { site, moment, node: nodeNameSchema.parse(name) }, { refreshMs: 15_000 });
  return <AskGate question={detail}>{(value) => <Outputs detail={value} />}</AskGate>;
}

/** Commands under the name that a person types; sections of other names stay as they are. */
const commandOf = (title: string): string => title.replace(/^(cftool|cfset|hvdisp|sdtool)-(\w)$/, '$1 -$2');

function Outputs({ detail: { raw, agentTargets } }: { readonly detail: NodeDetail }) {
  const text = useText();
  return (
    <div className="raw-list">
      {raw.length === 0 && <p className="cap">{text('clusters.raw.none')}</p>}
      {raw.map((output) => (
        <RawOutput key={output.title} title={commandOf(output.title)} text={output.text} at={output.at} />
      ))}
      {agentTargets.length > 0 && (
        <div>
          <h3>{text('clusters.raw.targets')}</h3>
          <ul>
            {agentTargets.map(({ agent, node, domain, host }, index) => (
              <li key={index}>
                {text('clusters.target', {
                  agent,
                  node,
                  domain: domain ?? text('word.none'),
                  host: host ?? text('word.none'),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
