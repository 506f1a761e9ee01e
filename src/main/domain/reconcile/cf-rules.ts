import type { CfState } from '../../../shared/domain/cf.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import { coexist, type Held } from './coexist.ts';
import { clusterSubject, list, nodeSubject, raise, sinceAll, type Rule } from './rule.ts';
import type { ClusterDraft, NodeDraft } from './site-readings.ts';
import type { Site } from './site.ts';

interface View extends Held {
  readonly observer: NodeName;
  readonly state: CfState;
}

const knownViews = (node: NodeDraft): readonly View[] =>
  node.cfSeen.flatMap(({ observer, state }) =>
    state.kind === 'known' ? [{ observer, state: state.value, since: state.since, at: state.at }] : [],
  );

const isGone = (state: CfState): boolean => state === 'LEFTCLUSTER' || state === 'DOWN';

/** Two nodes each say that the other is gone: the network broke, not one of them (CF guide 4.3, 5.1). */
export const partition: Rule = {
  code: 'cf-partition',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const pairs = accusations(site.membersOf(cluster));
      if (pairs.length === 0) return [];
      const facts = {
        cluster: cluster.name,
        observer: list(pairs.flatMap(({ one, other }) => [one, other])),
        pairs: list(pairs.map(({ one, other }) => `${one} ↔ ${other}`)),
      };
      return [
        raise('cf-partition', clusterSubject(cluster), sinceAll(pairs.map(({ since }) => since)), facts),
      ];
    }),
};

function accusations(members: readonly NodeDraft[]): { one: string; other: string; since: number }[] {
  const gone = new Map<string, Held>();
  for (const node of members) {
    for (const view of knownViews(node)) {
      if (isGone(view.state)) gone.set(`${view.observer}\n${node.name}`, view);
    }
  }
  return [...gone].flatMap(([key, view]) => {
    const [one = '', other = ''] = key.split('\n');
    const back = gone.get(`${other}\n${one}`);
    if (one > other || back === undefined || !coexist([view, back])) return [];
    return [{ one, other, since: Math.max(view.since, back.since) }];
  });
}

/** Of a third node one says UP, another that it is gone. */
export const observersDisagree: Rule = {
  code: 'cf-observers-disagree',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const views = knownViews(node);
      const up = views.filter(({ state }) => state === 'UP');
      const gone = views.filter(({ state }) => isGone(state));
      const pairs = gone.flatMap((lost) => up.map((seen) => [lost, seen]));
      if (!pairs.some(coexist)) return [];
      const facts = {
        node: node.name,
        cluster: node.cluster,
        observer: list(gone.map(({ observer }) => observer)),
        other: list(up.map(({ observer }) => observer)),
        state: list(gone.map(({ state }) => state)),
      };
      const since = Math.min(...gone.map((view) => view.since));
      return [raise('cf-observers-disagree', nodeSubject(node), since, facts)];
    }),
};

/** Others say DOWN, the node itself UP: somebody marked a living node down, or it came back. */
export const downButAnswers: Rule = {
  code: 'cf-down-but-answers',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const down = knownViews(node).filter(({ state }) => state === 'DOWN');
      const { cfLocal } = node;
      if (cfLocal.kind !== 'known' || cfLocal.value !== 'UP') return [];
      if (!down.some((view) => coexist([view, cfLocal]))) return [];
      const facts = {
        node: node.name,
        cluster: node.cluster,
        observer: list(down.map(({ observer }) => observer)),
      };
      const since = Math.max(cfLocal.since, Math.min(...down.map((view) => view.since)));
      return [raise('cf-down-but-answers', nodeSubject(node), since, facts)];
    }),
};

/** Told once for a cluster, however many observers list it. */
export const strangers: Rule = {
  code: 'cf-stranger',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const names = [...new Set(cluster.strangers.map(({ name }) => name))];
      return names.map((name): Finding => {
        const seen = cluster.strangers.filter((stranger) => stranger.name === name);
        const facts = {
          cluster: cluster.name,
          other: name,
          observer: list(seen.map(({ observer }) => observer)),
          state: list(seen.map(({ state }) => (state.kind === 'known' ? state.value : 'UNKNOWN'))),
        };
        const since = Math.min(...seen.map(({ state }) => state.since));
        return raise('cf-stranger', clusterSubject(cluster), since, facts);
      });
    }),
};

/** CF runs and RMS does not: the node takes no application over. */
export const upRmsDown: Rule = {
  code: 'cf-up-rms-down',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const { cfLocal, rms } = node;
      const isUp = cfLocal.kind === 'known' && cfLocal.value === 'UP';
      if (!isUp || !isDown(rms)) return [];
      const facts = { node: node.name, cluster: node.cluster };
      return [raise('cf-up-rms-down', nodeSubject(node), Math.max(cfLocal.since, rms.since), facts)];
    }),
};

const isDown = (rms: NodeDraft['rms']): boolean =>
  rms.kind === 'unknown' ? rms.because.kind === 'not-running' : rms.value.state === 'Offline';

interface Timeout extends Held {
  readonly node: NodeName;
  readonly seconds: number;
}

export const timeoutsOf = (site: Site, cluster: ClusterDraft): readonly Timeout[] =>
  site
    .membersOf(cluster)
    .flatMap(({ name, cfTimeoutSeconds: seconds }) =>
      seconds.kind === 'known'
        ? [{ node: name, seconds: seconds.value, since: seconds.since, at: seconds.at }]
        : [],
    );

/** Said only where the node answers and CF runs: everything else is said already. */
export const timeoutNotKnown: Rule = {
  code: 'cf-timeout-not-known',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const { ssh, cfLocal, cfTimeoutSeconds: timeout } = node;
      if (ssh.kind === 'unknown' || cfLocal.kind === 'unknown' || timeout.kind === 'known') return [];
      const facts = { node: node.name, cluster: node.cluster, because: timeout.because.kind };
      return [raise('cf-timeout-not-known', nodeSubject(node), timeout.since, facts)];
    }),
};

export const timeoutDiffers: Rule = {
  code: 'cf-timeout-differs',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const timeouts = timeoutsOf(site, cluster);
      const values = new Set(timeouts.map(({ seconds }) => seconds));
      if (values.size < 2 || !coexist(timeouts)) return [];
      const facts = {
        cluster: cluster.name,
        values: list(timeouts.map(({ node, seconds }) => `${node} ${String(seconds)} s`)),
      };
      const since = sinceAll(timeouts.map((each) => each.since));
      return [raise('cf-timeout-differs', clusterSubject(cluster), since, facts)];
    }),
};
