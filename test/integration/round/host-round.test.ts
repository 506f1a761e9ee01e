import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hostRoundCommand, parseHostRound } from '../../../src/main/parsers/round.ts';
import { INSTALLED_ON_HOST, PASSWORD } from './cluster-node.ts';
import { runOnNode, type PrivateNode } from './private-node.ts';

const CONF = '/etc/opt/FJSVcluster/etc/kvmguests.conf';
const TEXT = `guest1 host1 orders node1 10.20.30.100 root ${PASSWORD}\n`;
const digest = createHash('sha256').update(TEXT).digest('hex');

async function readHost(node: PrivateNode) {
  const token = randomBytes(8).toString('hex');
  const output = await runOnNode(node, hostRoundCommand({ root: node.login === 'root', token }).argv);
  const read = parseHostRound(output, token);
  if (!read.ok) throw new Error(`no round: ${JSON.stringify(read.error)}`);
  return { ...output, round: read.value, digest: read.value.kvmguestsDigest };
}

test.each(['root', 'nodeward'] as const)(
  'a login as %s gets the checksum and nothing of the content',
  async (login) => {
    const read = await readHost({ files: { ...INSTALLED_ON_HOST, [CONF]: TEXT }, login });
    expect(read.digest).toEqual({ ok: true, value: digest });
    expect(read.stdout).not.toContain(PASSWORD);
  },
);

test.each(['root', 'nodeward'] as const)(
  'for a login as %s a host without the file has none, without sudo',
  async (login) => {
    const read = await readHost({ login });
    expect(read.digest).toEqual({ ok: true, value: null });
    expect(read.stdout).not.toContain(' sudo ');
  },
);

test('a host with the product and without the file has none', async () => {
  const files = { ...INSTALLED_ON_HOST, '/etc/opt/FJSVcluster/etc/other': '' };
  expect((await readHost({ files, login: 'nodeward' })).digest).toEqual({ ok: true, value: null });
});

test('where sudo refuses, whether there is a file is not known', async () => {
  const read = await readHost({ files: { [CONF]: TEXT }, login: 'nodeward' });
  expect(read.digest).toMatchObject({ ok: false, error: { kind: 'denied' } });
});

test('a host tells its load average to any login', async () => {
  const { round } = await readHost({ login: 'nodeward' });
  expect(round.pressure).toMatchObject({ ok: true });
  expect(round.pressure.ok && round.pressure.value.cpus).toBeGreaterThan(0);
});
