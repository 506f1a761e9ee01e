import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { silentLogger } from '../platform/logger.ts';
import { SiteFolder } from '../sites/site-folder.ts';
import type { SiteWatch } from './site-watch.ts';
import { siteEntry, WatchedSites } from './watched-sites.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nw-watched-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const LAB = siteIdSchema.parse('lab');
const SITE = 'version: 1\nname: Lab\n';
const at = (name: string) => path.join(folder, name);
const write = (name: string, text = SITE) => {
  writeFileSync(at(name), text);
};

function watched() {
  const events: string[] = [];
  const sites = new WatchedSites(new SiteFolder(folder), {
    start: ({ file }) => {
      const name = path.basename(file);
      events.push(`start ${name}`);
      const stop = () => Promise.resolve(void events.push(`stop ${name}`));
      return { start: () => Promise.resolve(), stop } as unknown as SiteWatch;
    },
    log: silentLogger,
    changed: () => undefined,
  });
  const shown = () =>
    sites.all().map((site) => {
      const { id, file, misnamed } = siteEntry(site, null);
      return [String(id), path.basename(file), misnamed, site.watch !== null];
    });
  return { sites, events, shown };
}

test('a file that is given a good name is watched, also where its id stays what it was', async () => {
  write('East.yaml');
  const { sites, events, shown } = watched();
  await sites.refresh();
  expect(shown()).toEqual([['east-yaml', 'East.yaml', true, false]]);
  renameSync(at('East.yaml'), at('east-yaml.yaml'));
  await sites.refresh();
  expect(shown()).toEqual([['east-yaml', 'east-yaml.yaml', false, true]]);
  renameSync(at('east-yaml.yaml'), at('East.yaml'));
  await sites.refresh();
  expect(shown()).toEqual([['east-yaml', 'East.yaml', true, false]]);
  expect(events).toEqual(['start east-yaml.yaml', 'stop east-yaml.yaml']);
});

test('the file that is shown is the file that is removed', async () => {
  write('A b.yaml');
  write('A_b.yaml');
  const { sites, shown } = watched();
  await sites.refresh();
  rmSync(at('A b.yaml'));
  await sites.refresh();
  expect(shown()).toEqual([['a-b-yaml', 'A_b.yaml', true, false]]);
  const id = sites.all()[0]!.found.id;
  expect(sites.folder.fileOf(id)).toBe(at('A_b.yaml'));
});

test('a file that is read again as it was starts nothing, and one that is broken in place ends nothing', async () => {
  write('east.yaml');
  const { sites, events } = watched();
  await sites.refresh();
  await sites.refresh();
  write('east.yaml', 'version: 1\nname:');
  await sites.refresh();
  expect(events).toEqual(['start east.yaml']);
  expect(sites.get('east')?.watch).not.toBeNull();
});

test('files without a text are told apart: one that cannot be read, one that is empty', async () => {
  mkdirSync(at('lab.yaml'));
  const { sites } = watched();
  const problems = () => sites.all().flatMap((site) => siteEntry(site, null).problems);
  await sites.refresh();
  expect(problems()).toMatchObject([{ problem: { kind: 'not-readable', code: 'EISDIR' } }]);
  rmSync(at('lab.yaml'), { recursive: true });
  write('lab.yaml', '');
  await sites.refresh();
  expect(problems()).toMatchObject([{ problem: { kind: 'wrong-type', found: 'nothing' } }]);
});

test('of two files that claim one site the one that lies elsewhere is shown, and neither is removed in its name', async () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'nw-elsewhere-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true }));
  const other = path.join(elsewhere, 'other.yaml');
  writeFileSync(other, SITE);
  write('lab.yaml');
  const { sites, events, shown } = watched();
  await sites.refresh();
  await sites.add(LAB, other);
  await sites.refresh();
  expect(shown()).toEqual([['lab', 'other.yaml', false, true]]);
  expect(events).toEqual(['start lab.yaml', 'stop lab.yaml', 'start other.yaml']);
  expect(await sites.remove(LAB)).toBe(false);
  expect([existsSync(at('lab.yaml')), existsSync(other)]).toEqual([true, true]);
});

test('a file that is not the one that was confirmed is not removed', async () => {
  write('lab.yaml');
  const { sites, shown } = watched();
  await sites.refresh();
  expect(await sites.remove(LAB, at('Lab.yaml'))).toBe(false);
  expect(await sites.remove(LAB, at('lab.yaml'))).toBe(true);
  expect(shown()).toEqual([]);
  expect(await sites.remove(LAB)).toBe(false);
});
