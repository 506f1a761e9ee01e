import { useCallback, useMemo } from 'react';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { ClusterRecord, GuestRecord, NodeRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { indexFindings } from '../../ui/finding-tone.ts';
import { Pill } from '../../ui/Pill.tsx';
import { spokenFindings } from '../../ui/spoken-findings.ts';
import { useText } from '../../ui/text-context.ts';
import { truthMatrix, type TruthRow } from '../../ui/truth-matrix.ts';
import { TruthMatrix } from '../../ui/TruthMatrix.tsx';
import { ApplicationLines } from './ApplicationLines.tsx';
import { ClusterSummary } from './ClusterSummary.tsx';
import { PanelFindings } from './PanelFindings.tsx';
import { PanelHead } from './PanelHead.tsx';
import { useRecords } from '../../live/use-steady.ts';

const NO_FINDINGS: readonly Finding[] = [];
const findingsIn = (state: SiteState): readonly Finding[] =>
  state.kind === 'ready' ? state.picture.findings : NO_FINDINGS;

const nodesOf = ({ records }: SiteState, { nodes }: ClusterRecord): readonly NodeRecord[] =>
  nodes.flatMap((name) => records.nodes.get(name) ?? []);

const guestsOf = ({ records }: SiteState, nodes: readonly NodeRecord[]): readonly GuestRecord[] =>
  nodes.flatMap(({ guest }) => (guest === null ? [] : (records.guests.get(guest) ?? [])));

/** A cluster beside the topology: who sees whom, what was found, where its userApplications are. */
export function ClusterPanel({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const findings = useSitePart(findingsIn);
  const nodes = useRecords(useCallback((state: SiteState) => nodesOf(state, cluster), [cluster]));
  const guests = useRecords(useCallback((state: SiteState) => guestsOf(state, nodes), [nodes]));
  const rows = useMemo(
    () =>
      truthMatrix(cluster, {
        node: (name) => nodes.find((node) => node.name === name) ?? null,
        guest: (id) => guests.find((guest) => guest.id === id) ?? null,
        findings: indexFindings(findings),
      }),
    [cluster, nodes, guests, findings],
  );
  return (
    <>
      <PanelHead
        title={text('site.panel.cluster', { cluster: cluster.name })}
        severity={cluster.severity}
        view="clusters"
        object={cluster.name}
        aside={
          <Pill
            title={
              cluster.configuration === null
                ? undefined
                : text(`configuration.explain.${cluster.configuration}`)
            }
          >
            {text(`configuration.${cluster.configuration ?? 'unknown'}`)}
          </Pill>
        }
      >
        <ClusterSummary cluster={cluster} />
      </PanelHead>
      <section>
        <h2>{text('truth.title')}</h2>
        <TruthMatrix rows={rows} room="panel" />
        <OldestClaim rows={rows} />
      </section>
      <section>
        <h2>{text('site.panel.findings')}</h2>
        <PanelFindings findings={spokenFindings(findings)} cluster={cluster} />
      </section>
      <section>
        <h2>
          <Datum>{text('app.userApplication')}</Datum>
        </h2>
        <ApplicationLines cluster={cluster} />
      </section>
    </>
  );
}

/** The cells have no room for their ages: the oldest of those that count as known is said below. */
function OldestClaim({ rows }: { readonly rows: readonly TruthRow[] }) {
  const text = useText();
  const times = rows
    .flatMap(({ says, libvirt, ssh }) => [...says, ...libvirt, ssh])
    .flatMap(({ observed }) => (observed?.kind === 'known' ? [observed.at] : []));
  if (times.length === 0) return null;
  return (
    <p className="cap num side-oldest">
      {text('site.panel.oldest')} <Age at={Math.min(...times)} />
    </p>
  );
}
