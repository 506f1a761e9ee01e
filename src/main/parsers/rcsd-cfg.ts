import { nodeNameSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { RcsdNode } from '../../shared/domain/sf.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, isBlank, printedLines } from './printed-lines.ts';
import { OTHER_LINE } from './rcsd-filter.ts';

const NUMBER = /^\d{1,9}$/;
/** As the filter on the node has them: whatever else stands there may be a secret. */
const NODE = /^\w[\w.-]*$/;
const HOST = /^[\w.-]+$/;
const IPV6 = /^[\da-f:.]+(%[\w.-]+)?$/i;

/**
 * `rcsd.cfg` (CF guide 4.3, 7.4.1; 4.5 for Solaris, 7.2.2): a line a node. `admIP` may be spelt `admnIP`, as one
 * edition prints it; an IPv6 address may stand there with its colons. One strange line spoils the file:
 * a weight or an agent that is overlooked would change who survives.
 */
export function parseRcsdCfg(text: string): Result<readonly RcsdNode[], ProbeFailure> {
  const { lines, cut } = printedLines(text);
  if (cut !== null) return failUnreadable(OTHER_LINE);
  const nodes: RcsdNode[] = [];
  for (const line of lines) {
    if (isNothing(line)) continue;
    const node = readNode(line);
    if (node === null) return failUnreadable(OTHER_LINE);
    if (nodes.some((seen) => seen.node === node.node)) return failUnreadable(line);
    nodes.push(node);
  }
  return nodes.length === 0 ? failUnreadable('') : ok(nodes);
}

const isNothing = (line: string): boolean => isBlank(line) || /^\s*#/.test(line);

/**
 * What the filter on the node lets out. Where an older program is installed there, nothing of another line is shown,
 * kept or recorded here either.
 */
export function knownRcsdLines(text: string): string {
  const lines = text.split('\n').filter((line, index, all) => index === all.length - 1 || !isNothing(line));
  return lines.map((line) => (line === '' || readNode(line) !== null ? line : OTHER_LINE)).join('\n');
}

function readNode(line: string): RcsdNode | null {
  const [first = '', ...rest] = line.trim().split(/\s*:\s*(?=agent\s*=)/);
  const [name, ...settings] = first.split(/\s*,\s*/);
  const node = nodeNameSchema.regex(NODE).safeParse(name);
  const options = readOptions(settings, ['weight', 'admIP', 'admnIP']);
  const agents = rest.map(readAgent).filter((agent) => agent !== null);
  const isComplete = agents.length === rest.length && agents.length > 0;
  if (!node.success || options === null || !isComplete) return null;
  const addresses = ['admIP', 'admnIP'].flatMap((option) => options.get(option) ?? []);
  const weight = options.get('weight') ?? '1';
  if (!isAddressOrNone(addresses) || !NUMBER.test(weight)) return null;
  return { node: node.data, weight: Number(weight), admIp: addresses[0] ?? null, agents };
}

const isAddressOrNone = (options: readonly string[]): boolean =>
  options.length < 2 && options.every(isAddress);

function isAddress(text: string): boolean {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  return HOST.test(bare) || IPV6.test(bare);
}

function readAgent(text: string): RcsdNode['agents'][number] | null {
  const options = readOptions(text.trim().split(/\s*,\s*/), ['agent', 'timeout']);
  const agent = options?.get('agent');
  const timeout = options?.get('timeout') ?? '';
  if (agent === undefined || !/^[\w.-]+$/.test(agent) || !NUMBER.test(timeout)) return null;
  return { agent, timeout: Number(timeout) };
}

/** `name=value` each, every name known and given once. */
function readOptions(parts: readonly string[], known: readonly string[]): ReadonlyMap<string, string> | null {
  const options = new Map<string, string>();
  for (const part of parts) {
    const [, name = '', value = ''] = /^(\w+)\s*=\s*(\S+)$/.exec(part) ?? [];
    if (!known.includes(name) || options.has(name)) return null;
    options.set(name, value);
  }
  return options;
}
