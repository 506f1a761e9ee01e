import type { AgentTarget } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, fields, printedLines } from './printed-lines.ts';

/**
 * What the filter on the node (agent-filter.ts) let out of the agents' files. A file whose format the
 * filter does not know, or could not read, makes the whole view unreadable; a file that is not there is
 * an agent without targets.
 */
export function parseAgentTargets(text: string): Result<readonly AgentTarget[], ProbeFailure> {
  const { lines, cut } = printedLines(text);
  const targets: AgentTarget[] = [];
  const files = new Set<string>();
  for (const line of lines) {
    const file = FILE.exec(line)?.[1];
    const target = readTarget(line);
    if (file !== undefined && !files.has(file)) files.add(file);
    else if (target !== null && files.has(target.agent)) targets.push(target);
    else return failUnreadable(line);
  }
  return cut === null && files.size > 0 ? ok(targets) : failUnreadable(cut ?? '');
}

const FILE = /^file (SA_[a-z]+)\.cfg (?:recognised|absent)$/;

function readTarget(line: string): AgentTarget | null {
  const [word, agent = '', node = '', domain = '', host = '', hostNode, ...more] = fields(line);
  if (word !== 'target' || hostNode === undefined || more.length > 0) return null;
  const target = { agent, node, domain: unlessDash(domain), host: unlessDash(host) };
  return hostNode === '-' ? target : { ...target, hostNode };
}

const unlessDash = (word: string) => (word === '-' ? null : word);
