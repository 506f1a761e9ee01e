import { isMap, isSeq, parseDocument } from 'yaml';
import type { Configuration } from '../../shared/domain/configuration.ts';

/**
 * The text of a site file with a cluster's configuration as a person declared it; null takes the declaration out.
 * Comments and everything else stay. Null when the text has no such cluster, or cannot be read.
 */
export function declareConfiguration(
  text: string,
  cluster: string,
  configuration: Configuration | null,
): string | null {
  const document = parseDocument(text);
  const clusters = document.get('clusters');
  if (document.errors.length > 0 || !isSeq(clusters)) return null;
  const entry = clusters.items.find((item) => isMap(item) && item.get('name') === cluster);
  if (!isMap(entry)) return null;
  if (configuration === null) entry.delete('configuration');
  else entry.set('configuration', configuration);
  return document.toString({ lineWidth: 110 });
}
