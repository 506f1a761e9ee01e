import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { saveSite, SiteFolder } from './site-folder.ts';

let place: string;
let folder: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'nw-sites-'));
  folder = path.join(place, 'config/sites');
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const SITE = 'version: 1\nname: Lab\n';
const write = (name: string) => {
  writeFileSync(path.join(folder, name), SITE);
};

test('a folder that is not there yet is made, for its owner alone, and watched', async () => {
  const sites = new SiteFolder(folder);
  const heard = Promise.withResolvers<undefined>();
  const troubles: unknown[] = [];
  const end = sites.watch(
    () => heard.resolve(undefined),
    (error) => troubles.push(error),
  );
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  write('lab.yaml');
  await heard.promise;
  end();
  expect(troubles).toEqual([]);
});

test('where it cannot be watched, somebody hears why', () => {
  writeFileSync(path.join(place, 'config'), 'a file');
  const troubles: unknown[] = [];
  new SiteFolder(folder).watch(
    () => undefined,
    (error) => troubles.push(error),
  )();
  expect(String(troubles)).toContain('ENOTDIR');
});

test('a file that is meant for a site and cannot be one by its name is listed last, with what to call it', async () => {
  const sites = new SiteFolder(folder);
  await sites.list();
  for (const name of ['Lab Tokyo.yaml', 'lab.yaml', 'lab.yml', 'lab.yaml~', '.lab.yaml.swp', '.x.yaml'])
    write(name);
  const found = await sites.list();
  expect(found.map(({ id, misnamed }) => [id, misnamed ?? false])).toEqual([
    ['lab', false],
    ['lab-tokyo-yaml', true],
    ['lab-yml', true],
  ]);
  const [good, tokyo, yml] = found;
  expect(good?.content.ok).toBe(true);
  for (const [site, better] of [
    [tokyo, 'lab-tokyo.yaml'],
    [yml, 'lab.yaml'],
  ] as const) {
    const problems = site?.content.ok === false ? site.content.error : [];
    expect(problems).toMatchObject([{ problem: { kind: 'misnamed', better } }]);
  }
});

test('what is done to a misnamed file is done to that file', async () => {
  const sites = new SiteFolder(folder);
  await sites.list();
  write('Lab.yaml');
  await sites.list();
  const id = siteIdSchema.parse('lab-yaml');
  expect(sites.fileOf(id)).toBe(path.join(folder, 'Lab.yaml'));
  expect(await sites.remove(id)).toBe(true);
  expect(await sites.list()).toEqual([]);
});

test('no two of them have one id, and none has that of a site', async () => {
  const sites = new SiteFolder(folder);
  await sites.list();
  for (const name of ['a-yml.yaml', 'A.yml', 'a.yml', '東京.yaml', '大阪.yaml']) write(name);
  const ids = (await sites.list()).map(({ id }) => String(id));
  expect(new Set(ids).size).toBe(5);
  expect(ids).toContain('a-yml-2');
});

test('a file that cannot be read is listed with why, and without a text that somebody could save', async () => {
  const sites = new SiteFolder(folder);
  await sites.list();
  mkdirSync(path.join(folder, 'lab.yaml'));
  writeFileSync(path.join(folder, 'big.yaml'), `# ${'x'.repeat(1_000_000)}`);
  const found = await sites.list();
  expect(found.map(({ id, text, content }) => [id, text, content.ok ? [] : content.error])).toMatchObject([
    ['big', '', [{ line: null, problem: { kind: 'too-large', megabytes: 1 } }]],
    ['lab', '', [{ line: null, problem: { kind: 'not-readable', code: 'EISDIR' } }]],
  ]);
});

test('a file that cannot be written says why', async () => {
  writeFileSync(path.join(place, 'config'), 'a file');
  expect(await saveSite(path.join(folder, 'lab.yaml'), SITE)).toMatchObject({
    ok: false,
    error: [{ line: null, problem: { kind: 'not-written', code: 'ENOTDIR' } }],
  });
});
