import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { NodePlace } from './place-in-site.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

/** Every name under which hosts may list a node's guest: what the site's file says, and what was seen. */
const wordsOf = ({ name, guest }: NodeEntry, { aliasesOf }: SiteKnowledge): readonly string[] => [
  ...(guest === undefined ? [] : [guest.toLowerCase(), guest]),
  ...aliasesOf(name),
];

const guestNodes = ({ file }: SiteKnowledge): readonly NodePlace[] =>
  file.clusters.flatMap((cluster) =>
    cluster.nodes.filter(({ host }) => host === undefined).map((node) => ({ node, cluster })),
  );

/** The node that a guest is, by any of its words; null: none is known to be. */
export const nodeOfGuest = (words: readonly string[], site: SiteKnowledge): NodePlace | null =>
  guestNodes(site).find(({ node }) => wordsOf(node, site).some((word) => words.includes(word))) ?? null;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What tells its domain from others of the same name. */
export const uuidsOf = (node: NodeEntry, site: SiteKnowledge): readonly string[] => {
  const uuids = wordsOf(node, site).filter((word) => UUID.test(word));
  return [...new Set(uuids.map((word) => word.toLowerCase()))];
};

/**
 * The nodes that a guest of that name may be, before anybody asks its host: the one that is known by it, or else each
 * that only a UUID is known of.
 */
export function nodesOfGuestName(guest: string, site: SiteKnowledge): readonly NodePlace[] {
  const found = nodeOfGuest([guest], site);
  if (found !== null) return [found];
  return guestNodes(site).filter(({ node }) => {
    const words = wordsOf(node, site);
    return words.length > 0 && words.every((word) => UUID.test(word));
  });
}

/** A node that is a guest, with every name under which a resource of RMS may mean it: people name those. */
export interface NamedGuest {
  readonly node: NodeName;
  readonly words: readonly string[];
}

export const namedGuests = (site: SiteKnowledge): readonly NamedGuest[] =>
  guestNodes(site).map(({ node }) => ({ node: node.name, words: [node.name, ...wordsOf(node, site)] }));

/** Nodes of which nothing says which guest they are. One on VMware is a guest of no host that is asked. */
export const unnamedNodes = (site: SiteKnowledge): readonly NodeName[] =>
  guestNodes(site)
    .filter(
      ({ node, cluster }) => wordsOf(node, site).length === 0 && site.configurationOf(cluster.name) !== 'V',
    )
    .map(({ node }) => node.name);
