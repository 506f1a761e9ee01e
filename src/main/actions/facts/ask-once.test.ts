import { expect, test } from 'vitest';
import { nodeEntrySchema } from '../../../shared/domain/inventory.ts';
import { fail } from '../../../shared/result.ts';
import { askOnce } from './ask-once.ts';
import type { FactSources } from './fact-sources.ts';

test('each machine is asked each question once in a look, and anew in the next one', async () => {
  const asked: string[] = [];
  const silent = fail({ kind: 'missing' } as const);
  const say = async (question: string) => {
    asked.push(question);
    return silent;
  };
  const sources: FactSources = {
    now: () => 0,
    deadline: () => new AbortController().signal,
    round: ({ name }) => say(`round ${name}`),
    libvirt: ({ name }) => say(`libvirt ${name}`),
    call: ({ name }) => say(`call ${name}`),
    callLibvirt: ({ name }) => say(`call libvirt ${name}`),
    hostRound: ({ name }) => say(`host ${name}`),
    power: ({ name }) => say(`power ${name}`),
    run: ({ name }, argv) => say(`${name}: ${argv.join(' ')}`),
  };
  const { signal } = new AbortController();
  const [web1, web2] = ['web1', 'web2'].map((name) => nodeEntrySchema.parse({ name }));
  if (web1 === undefined || web2 === undefined) throw new Error('no nodes');
  const look = askOnce(sources);
  await Promise.all([look.round(web1, signal), look.round(web1, signal), look.round(web2, signal)]);
  await look.run(web1, ['ps', '-e'], signal);
  await look.run(web1, ['ps', '-e'], signal);
  await look.run(web1, ['ps'], signal);
  expect(asked).toEqual(['round web1', 'round web2', 'web1: ps -e', 'web1: ps']);
  await askOnce(sources).round(web1, signal);
  expect(asked).toHaveLength(5);
});
