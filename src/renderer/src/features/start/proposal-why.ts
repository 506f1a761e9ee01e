import type { GuestProposal } from '../../../../shared/contract/setup.ts';
import { failureText } from '../../../../shared/text/failure-text.ts';
import type { Text } from '../../../../shared/text/text.ts';

/** Why a guest is proposed as that node, or why nobody knows: not known is never "no node". */
export function proposalWhy(text: Text, guest: GuestProposal): string {
  const { failure, matchedBy, addresses, state } = guest;
  if (failure !== null) {
    const why = failureText(text, failure);
    const key = addresses.length > 0 || matchedBy !== null ? 'proposal.notKnown' : 'proposal.notKnownByName';
    return text(state === 'running' ? key : 'proposal.notKnown', { why });
  }
  if (matchedBy === null) return text(state === 'running' ? 'proposal.by.nothing' : 'proposal.off');
  return [text(`proposal.by.${matchedBy}`), ...clusterWhy(text, guest)].join('; ');
}

function clusterWhy(text: Text, { clusterFrom }: GuestProposal): readonly string[] {
  if (clusterFrom === null || clusterFrom.kind === 'members') return [];
  const nodes = 'nodes' in clusterFrom ? clusterFrom.nodes.join(', ') : '';
  return [text(`proposal.cluster.${clusterFrom.kind}`, { nodes })];
}
