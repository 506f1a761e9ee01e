import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import type { NodeFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';

/** One node's whole round, asked now. */
export async function askNode(
  entry: NodeEntry,
  sources: Pick<FactSources, 'now' | 'round'>,
  signal: AbortSignal,
): Promise<NodeFacts> {
  const at = sources.now();
  const result = await sources.round(entry, signal);
  const raw = result.ok ? rawOf(result.value.raw) : JSON.stringify(result.error);
  const evidence = {
    command: 'cftool -l; cftool -n; cfset -a; hvdisp -a; sdtool -s',
    raw,
    at,
    from: entry.name,
  };
  return { node: entry.name, round: { result, evidence } };
}

const rawOf = (raw: Readonly<Record<string, string>>): string =>
  Object.entries(raw)
    .map(([name, text]) => `# ${name}\n${text}`)
    .join('\n');
