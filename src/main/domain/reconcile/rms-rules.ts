import type { FindingCode } from '../../../shared/domain/finding.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import type { ApplicationRecord } from '../../../shared/domain/site-picture.ts';
import { coexist, type Held } from './coexist.ts';
import { list, nodeSubject, raise, type Rule } from './rule.ts';
import type { Site } from './site.ts';

/** Another node's RMS shows its SysNode in Wait: it is being eliminated, or could not be (recalled, so ours). */
export const sysnodeWait: Rule = {
  code: 'rms-sysnode-wait',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const waiting = node.rmsSeen.flatMap(({ observer, standing }) =>
        standing.kind === 'known' && standing.value.state === 'Wait'
          ? [{ observer, since: standing.since }]
          : [],
      );
      if (waiting.length === 0) return [];
      const observer = list(waiting.map((each) => each.observer));
      const facts = { node: node.name, cluster: node.cluster, observer };
      const since = Math.min(...waiting.map((each) => each.since));
      return [raise('rms-sysnode-wait', nodeSubject(node), since, facts)];
    }),
};

interface Standing extends Held {
  readonly node: NodeName;
  readonly standing: RmsStanding;
}

const standings = (application: ApplicationRecord): readonly Standing[] =>
  application.onNodes.flatMap(({ node, standing }) =>
    standing.kind === 'known' && standing.value !== null
      ? [{ node, standing: standing.value, since: standing.since, at: standing.at }]
      : [],
  );

/** A rule over each userApplication: the standings for which it holds. */
const ofApplications = (
  code: FindingCode,
  holding: (standings: readonly Standing[]) => readonly Standing[],
): Rule => ({
  code,
  judge: (site: Site) =>
    site.clusters.flatMap((cluster) =>
      cluster.applications.flatMap((application) => {
        const found = holding(standings(application));
        if (found.length === 0) return [];
        const subject = { kind: 'application', id: `${cluster.name}/${application.name}` } as const;
        const facts = {
          application: application.name,
          cluster: cluster.name,
          node: list(found.map(({ node }) => node)),
          state: list(found.map(({ standing }) => `${standing.state} ${standing.details}`.trim())),
        };
        return [raise(code, subject, Math.max(...found.map(({ since }) => since)), facts)];
      }),
    ),
});

/** A node whose RMS answers, and lists an application not at all that another node lists. */
export const rowMissing: Rule = {
  code: 'application-row-missing',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const answering = new Set(
        site.membersOf(cluster).flatMap(({ name, rms }) => (rms.kind === 'known' ? [name] : [])),
      );
      return cluster.applications.flatMap(({ name, onNodes }) => {
        const missing = onNodes.filter(
          ({ node, standing }) => answering.has(node) && standing.kind === 'unknown',
        );
        if (missing.length === 0) return [];
        const subject = { kind: 'application', id: `${cluster.name}/${name}` } as const;
        const node = list(missing.map((each) => each.node));
        const since = Math.max(...missing.map(({ standing }) => standing.since));
        return [
          raise('application-row-missing', subject, since, {
            application: name,
            cluster: cluster.name,
            node,
          }),
        ];
      });
    }),
};

/** Each node's own RMS says Online of itself: the data may be written twice. */
export const onlineTwice = ofApplications('application-online-twice', (all) => {
  const online = all.filter(({ standing }) => /^(Maintenance-)?Online$/.test(standing.state));
  return online.length > 1 && coexist(online) ? online : [];
});

/** `Online !!`, `Standby !!`: not all resources are as they should be (RMS guide 4.6, B.2). */
export const notAsIntended = ofApplications('application-not-as-intended', (all) =>
  all.filter(({ standing }) => /^(Online|Standby) ?!!/.test(standing.details)),
);

export const maintenance = ofApplications('application-maintenance', (all) =>
  all.filter(({ standing }) => standing.state.startsWith('Maintenance')),
);
