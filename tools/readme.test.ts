import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const read = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const README = read('README.md');
const { version, scripts } = z
  .object({ version: z.string(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

test('shows the rule of sudo as it is shipped', () => {
  const rule = /^nodeward ALL=.*$/m.exec(read('resources/sudoers/nodeward-node.sudoers'))?.[0];
  expect(rule).toMatch(/sha256:/);
  expect(README).toContain(`\n${rule!}\n`);
});

test('the line that puts one’s own login into the rule finds its place', () => {
  const words = /^sed "s\/(.+)\/\$LOGIN ALL\/"/m.exec(README)?.[1];
  for (const file of ['nodeward-node.sudoers', 'nodeward-host.sudoers'])
    expect(read(`resources/sudoers/${file}`).match(new RegExp(words!, 'gm'))).toHaveLength(1);
});

test('names the tarball of this version', () => {
  expect(README).toContain(`npm install -g ./nodeward-${version}.tgz`);
});

test.each(['README.md', 'CONTRIBUTING.md'])('every npm script that %s names is there', (file) => {
  const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
