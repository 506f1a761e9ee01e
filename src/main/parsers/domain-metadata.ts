import { z } from 'zod';
import { clusterNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';

/** Namespace of the mark in a domain's metadata; docs/formats/commands.md. */
export const NODE_MARK_NAMESPACE = 'https://nodeward.io/xmlns/node/1';

const nodeMarkSchema = z
  .object({ '@node': nodeNameSchema, '@cluster': clusterNameSchema.optional() })
  .transform((mark) => ({ node: mark['@node'], cluster: mark['@cluster'] ?? null }));
export type NodeMark = z.infer<typeof nodeMarkSchema>;

/** The one mark in the namespace; null without one, with several, or where it names no node. */
export function nodeMark(metadata: readonly Readonly<Record<string, unknown>>[]): NodeMark | null {
  const marks = metadata
    .flatMap(Object.entries<unknown>)
    .flatMap(([name, elements]) => marksOf(name, elements));
  const mark = marks.length === 1 ? nodeMarkSchema.safeParse(marks[0]) : null;
  return mark?.success === true ? mark.data : null;
}

const attributed = z.array(z.record(z.string(), z.unknown())).catch([]);

/** libvirt writes the declaration on the element itself (`virDomainSetMetadata`). */
function marksOf(name: string, elements: unknown) {
  const colon = name.indexOf(':');
  const declaration = colon < 0 ? '@xmlns' : `@xmlns:${name.slice(0, colon)}`;
  return attributed.parse(elements).filter((element) => element[declaration] === NODE_MARK_NAMESPACE);
}
