import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { indexFindings } from './finding-tone.ts';
import { truthMatrix } from './truth-matrix.ts';

const picture = sampleSite(1_700_000_000_000);
const sources = {
  node: (name: string) => picture.nodes.find((node) => node.name === name) ?? null,
  guest: (id: string) => picture.guests.find((guest) => guest.id === id) ?? null,
  findings: indexFindings(picture.findings),
};
const matrixOf = (name: string) =>
  truthMatrix(
    picture.clusters.find((cluster) => cluster.name === name)!,
    sources,
  );

test('a row says what that node sees, and its own diagonal what it is', () => {
  const [web1, web2] = matrixOf('web');
  expect(web1!.says.map(({ target, self }) => [target, self])).toEqual([
    ['web1', true],
    ['web2', false],
  ]);
  expect(web1!.says[1]!.observed).toMatchObject({ kind: 'known', value: 'LEFTCLUSTER' });
  expect(web2!.says[1]!.observed).toMatchObject({ kind: 'known', value: 'UP' });
});

test('colour comes from a finding about exactly that claim', () => {
  const [web1] = matrixOf('web');
  expect(web1!.says[1]!.tone).toBe('critical');
  expect(web1!.says[0]!.tone).toBe('quiet');
  const silent = truthMatrix(picture.clusters[0]!, { ...sources, findings: indexFindings([]) });
  expect(silent[0]!.says[1]!.tone, 'without a finding nothing is judged here').toBe('quiet');
});

test('what a silent node said of the others is unknown, and so is everything about itself', () => {
  const mail2 = matrixOf('mail')[1]!;
  expect(mail2.says[0]!.observed?.kind).toBe('unknown');
  expect(mail2.ssh.observed?.kind).toBe('unknown');
  expect(mail2.libvirt[0]!.observed).toMatchObject({ kind: 'known', value: { state: 'running' } });
});

test('a node that nobody has read yet claims nothing', () => {
  const bare = truthMatrix(picture.clusters[0]!, { ...sources, node: () => null });
  expect(bare[0]).toMatchObject({
    isHost: false,
    libvirt: [],
    ssh: { observed: null },
    says: [{ observed: null }, { observed: null }],
  });
});

test('a node that is a host lacks no domain', () => {
  const web1 = picture.nodes.find(({ name }) => name === 'web1')!;
  const host = { ...web1, guest: null, host: picture.hosts[0]!.name };
  const [row] = truthMatrix(picture.clusters[0]!, { ...sources, node: () => host });
  expect(row).toMatchObject({ isHost: true, libvirt: [] });
});
