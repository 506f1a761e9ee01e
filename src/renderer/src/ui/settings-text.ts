import { z } from 'zod';
import { agentTargetSchema, rcsdSchema } from '../../../shared/domain/machine-settings.ts';
import { MACHINE_WORDS } from './machine-words.ts';
import type { Text } from '../../../shared/text/text.ts';

const SHAPES = { rcsd: rcsdSchema, 'agent-targets': z.array(agentTargetSchema) } as const;

/** Settings of SF and of machines as a state change stores them, in words; null for every other aspect and for what does not fit. */
export function settingsText(text: Text, aspect: string, stored: string): string | null {
  if (aspect === 'rcsd') return rcsdText(text, stored);
  if (aspect === 'agent-targets') return targetsText(text, stored);
  return MACHINE_WORDS.get(aspect)?.(text, parsed(stored)) ?? null;
}

function rcsdText(text: Text, stored: string): string | null {
  const nodes = SHAPES.rcsd.safeParse(parsed(stored));
  if (!nodes.success) return null;
  const lines = nodes.data.map(({ node, weight, agents }) => {
    const list = agents.map(({ agent, timeout }) => text('change.rcsd.agent', { agent, seconds: timeout }));
    return text('change.rcsd.node', { node, weight, agents: list.join(', ') });
  });
  return lines.length === 0 ? text('change.settings.empty') : lines.join('; ');
}

function targetsText(text: Text, stored: string): string | null {
  const targets = SHAPES['agent-targets'].safeParse(parsed(stored));
  if (!targets.success) return null;
  const lines = targets.data.map(({ agent, node, domain, host }) =>
    text('change.target', { agent, node, what: [domain, host].filter((each) => each !== null).join(' @ ') }),
  );
  return lines.length === 0 ? text('change.settings.empty') : lines.join('; ');
}

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
