import { useCallback } from 'react';
import type { AgentRecord, ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { findingsOf, indexFindings, toneOf } from '../../ui/finding-tone.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Tone } from '../../ui/tone.ts';

const HEADS = ['observer', 'target', 'name', 'test', 'state'] as const;

/** Every shutdown agent as each node's SF shows it, with the age of its test. */
export function Agents({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  return (
    <Card title={text('clusters.agents')}>
      {cluster.agents.length === 0 ? (
        <p className="cap">{text('clusters.agents.none')}</p>
      ) : (
        <PlainTable
          label={text('clusters.agents')}
          heads={HEADS.map((head) => text(`clusters.agent.${head}`))}
        >
          {cluster.agents.map((agent) => (
            <AgentRow key={`${agent.observer} ${agent.target} ${agent.agent}`} agent={agent} />
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

function AgentRow({ agent: { observer, target, agent, standing } }: { readonly agent: AgentRecord }) {
  const text = useText();
  const tone = useSitePart(
    useCallback((state: SiteState) => toneOfAgent(state, observer, target, agent), [observer, target, agent]),
  );
  return (
    <tr>
      <td>
        <Datum>{observer}</Datum>
      </td>
      <td>
        <Datum>{target}</Datum>
      </td>
      <th scope="row">
        <Datum>{agent}</Datum>
      </th>
      <td>
        <ObservedCell observed={standing} tone={tone} word={({ test }) => test} />
      </td>
      <td>
        {standing.kind === 'known' &&
          text('clusters.agent.states', {
            sa: standing.value.sa,
            shut: standing.value.shut,
            init: standing.value.init,
          })}
      </td>
    </tr>
  );
}

function toneOfAgent(state: SiteState, observer: string, target: string, agent: string): Tone {
  if (state.kind !== 'ready') return 'quiet';
  return toneOf(
    findingsOf(indexFindings(state.picture.findings), 'node', target),
    ({ code, facts }) =>
      code === 'sf-agent-failed' && facts['observer'] === observer && facts['agent'] === agent,
  );
}
