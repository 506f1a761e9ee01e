import { expect, test } from 'vitest';
import { createText } from '../../shared/text/text.ts';
import { findInstallation } from '../serve/installation.ts';
import { planCommand } from './plan-command.ts';

async function plan(...words: string[]) {
  const said: string[] = [];
  const status = await planCommand(words, {
    installation: findInstallation(import.meta.dirname),
    terminal: { out: () => undefined, err: (line) => void said.push(line) },
    text: createText('en'),
    stop: new AbortController().signal,
  });
  return { status, said };
}

test('an operation that is not there is named, with the list of those that are', async () => {
  for (const words of [['recover'], ['recover', 'web2']])
    expect(await plan(...words)).toEqual({
      status: 64,
      said: ['nodeward plan: there is no operation “recover” (nodeward plan --list)'],
    });
});

test('an operation with the words of another is told so before anybody is asked', async () => {
  const { status, said } = await plan('application-switch', 'webapp');
  expect(status).toBe(64);
  expect(said).toEqual([
    'nodeward plan: application-switch takes other words, or a name is not well-formed (nodeward plan --help)',
  ]);
});
