import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, type Figure } from './figure.ts';

const ASSETS = 'out/renderer/assets';

/** What a browser must load before the Site view stands: the page's own files, the view's among them, with what they import. */
export function benchBundle(): Figure[] {
  const page = readFileSync('out/renderer/index.html', 'utf8');
  const first = [...page.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map(([, file = '']) => file);
  const needed = new Set<string>();
  const take = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(path.join(ASSETS, file), 'utf8');
    for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      take(imported);
  };
  for (const file of first) take(file);
  const bytes = [...needed].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(ASSETS, file))).length,
    0,
  );
  return [figure('first view, JavaScript and CSS, gzip', bytes / 1000, 'kB', { at: 'most', value: 350 })];
}
