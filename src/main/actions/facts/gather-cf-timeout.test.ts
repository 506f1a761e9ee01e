import { expect, test } from 'vitest';
import { SILENCE } from '../../../../test/support/recovery-facts.ts';
import { clusterEntrySchema } from '../../../shared/domain/inventory.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherCfTimeout } from './gather-cf-timeout.ts';

const cluster = clusterEntrySchema.parse({ name: 'web', nodes: [{ name: 'web1' }] });
const FILE = '/etc/default/cluster.config';
type Sources = Pick<FactSources, 'now' | 'round' | 'run'>;
const never = new AbortController().signal;

/** A node that answers each command line so; what is not named fails. */
const sourcesWith = (
  answers: Readonly<Record<string, Awaited<ReturnType<FactSources['run']>>>>,
): Sources => ({
  now: () => 1,
  round: async () => fail(SILENCE),
  run: async (_, argv) => answers[argv.slice(2).join(' ')] ?? fail(SILENCE),
});
const said = (exitCode: number, stdout: string, stderr = '') =>
  ok({ exitCode, stdout, stderr, ms: 1, bytes: 1 });
const fileIn = async (sources: Sources) =>
  (await gatherCfTimeout(cluster, sources, never)).files[0]?.file.result;

test('the login reads the file itself; where that is denied it is read by sudo with exactly that path', async () => {
  expect(await fileIn(sourcesWith({ [`/usr/bin/cat ${FILE}`]: said(0, 'A "1"\n') }))).toEqual(ok('A "1"\n'));
  const denied = said(1, '', `/usr/bin/cat: ${FILE}: Permission denied\n`);
  const raised = `sudo -n -- /usr/bin/cat ${FILE}`;
  const answers = { [`/usr/bin/cat ${FILE}`]: denied, [raised]: said(0, 'A "2"\n') };
  expect(await fileIn(sourcesWith(answers))).toEqual(ok('A "2"\n'));
  const refused = {
    [`/usr/bin/cat ${FILE}`]: denied,
    [raised]: said(1, '', 'sudo: a password is required\n'),
  };
  expect((await fileIn(sourcesWith(refused)))?.ok).toBe(false);
});

test('no such file is an answer; any other failure is not known', async () => {
  const none = said(1, '', `/usr/bin/cat: ${FILE}: No such file or directory\n`);
  expect(await fileIn(sourcesWith({ [`/usr/bin/cat ${FILE}`]: none }))).toEqual(ok(null));
  const broken = said(1, '', `/usr/bin/cat: ${FILE}: Input/output error\n`);
  expect((await fileIn(sourcesWith({ [`/usr/bin/cat ${FILE}`]: broken })))?.ok).toBe(false);
  expect(await fileIn(sourcesWith({}))).toEqual(fail(SILENCE));
});
