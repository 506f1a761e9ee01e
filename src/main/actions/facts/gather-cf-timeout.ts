import type { ClusterEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { CommandOutput } from '../../sources/ssh/remote-command.ts';
import { CLUSTER_CONFIG, STAGED_CONFIG } from '../commands/cf-timeout.ts';
import { PROGRAMS } from '../commands/programs.ts';
import type { ClusterFacts, Fresh } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherCluster } from './gather-cluster.ts';

/** CF's settings file of one node, and what stands beside it. Null: there is no such file. */
export interface SettingsFiles {
  readonly node: NodeName;
  readonly file: Fresh<string | null>;
  readonly staged: Fresh<string | null>;
}

export interface CfTimeoutFacts extends ClusterFacts {
  readonly files: readonly SettingsFiles[];
}

type ReadingSources = Pick<FactSources, 'now' | 'round' | 'run'>;

/** Asks every node for its round and for its settings files, side by side. */
export async function gatherCfTimeout(
  cluster: ClusterEntry,
  sources: ReadingSources,
  signal: AbortSignal,
): Promise<CfTimeoutFacts> {
  const [facts, files] = await Promise.all([
    gatherCluster(cluster, sources, signal),
    Promise.all(
      cluster.nodes.map(async (node): Promise<SettingsFiles> => {
        const [file, staged] = await Promise.all([
          readFile(node, CLUSTER_CONFIG, sources, signal),
          readFile(node, STAGED_CONFIG, sources, signal),
        ]);
        return { node: node.name, file, staged };
      }),
    ),
  ]);
  return { ...facts, files };
}

async function readFile(
  node: NodeEntry,
  path: string,
  sources: ReadingSources,
  signal: AbortSignal,
): Promise<Fresh<string | null>> {
  const at = sources.now();
  const argv = ['env', 'LC_ALL=C', PROGRAMS.cat, path] as const;
  const plain = await sources.run(node, argv, signal);
  const raised = ['env', 'LC_ALL=C', 'sudo', '-n', '--', PROGRAMS.cat, path] as const;
  const isDenied = plain.ok && /: Permission denied$/m.test(plain.value.stderr);
  const output = isDenied ? await sources.run(node, raised, signal) : plain;
  const result = output.ok ? textOf(output.value) : output;
  const raw = result.ok ? (result.value ?? 'no such file') : JSON.stringify(result.error);
  return { result, evidence: { command: argv.slice(2).join(' '), raw, at, from: node.name } };
}

function textOf({ exitCode, stdout, stderr }: CommandOutput): Result<string | null, ProbeFailure> {
  if (exitCode === 0) return ok(stdout);
  return /: No such file or directory$/m.test(stderr)
    ? ok(null)
    : fail({ kind: 'refused', exitCode, stderr });
}
