import type { RmsState } from '../../../shared/domain/rms.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { standingsOf, type ApplicationThere } from './application-standings.ts';
import { judged, type RuleHead } from './judged.ts';

/** What an application has to be, node by node. */
export interface StateWish {
  readonly fits: (there: ApplicationThere) => boolean;
  /** On how many nodes it has to be `like` that. */
  readonly like?: (there: ApplicationThere) => boolean;
  readonly least?: number;
  readonly most?: number;
}

export const applicationSubject = (cluster: string, application: string): Subject => ({
  kind: 'application',
  id: `${cluster}/${application}`,
});

const SERVES: ReadonlySet<RmsState> = new Set(['Online', 'Warning']);
const RESTS: ReadonlySet<RmsState> = new Set(['Offline', 'Standby']);
/** Its users have it there: `Warning` is Online with a threshold exceeded (RMS guide 4.6, B.1). */
export const serves = ({ state }: ApplicationThere): boolean => SERVES.has(state);
export const rests = ({ state }: ApplicationThere): boolean => RESTS.has(state);
export const isMaintained = ({ state }: ApplicationThere): boolean => state.startsWith('Maintenance');

export interface WhichApplication {
  readonly cluster: string;
  readonly application: string;
}

/** Each of the nodes shows the application as wished. What one of them does not say keeps the whole unknown. */
export function judgeStates(
  head: RuleHead,
  { cluster, application }: WhichApplication,
  nodes: readonly NodeFacts[],
  wish: StateWish,
): JudgedRule {
  const { there, unread } = standingsOf(application, nodes);
  const subject = applicationSubject(cluster, application);
  const said = { subject, evidence: nodes.map(({ round }) => round.evidence) };
  const wrong = there.find((each) => !wish.fits(each));
  if (wrong !== undefined) {
    const { node, state, details } = wrong;
    const values = { application, node, state: details === '' ? state : `${state} (${details})` };
    return judged(head, 'fail', 'rule.application-state.wrong', { ...said, values });
  }
  if (unread.length > 0 || there.length === 0) {
    const dark = unread.length > 0 ? unread : nodes.map(({ node }) => node);
    const values = { application, nodes: dark.join(', ') };
    return judged(head, 'unknown', 'rule.application-state.not-known', { ...said, values });
  }
  const values = { application, where: there.map(({ node, state }) => `${node} ${state}`).join(', ') };
  return isCounted(wish, there)
    ? judged(head, 'pass', 'rule.application-state.fits', { ...said, values })
    : judged(head, 'fail', 'rule.application-state.count', { ...said, values });
}

function isCounted({ like, least = 0, most = Infinity }: StateWish, there: readonly ApplicationThere[]) {
  const count = like === undefined ? least : there.filter(like).length;
  return count >= least && count <= most;
}
