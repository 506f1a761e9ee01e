import { readFile } from 'node:fs/promises';

export interface Polling {
  readonly hostSeconds: number;
  readonly nodeSeconds: number;
}
/** More often than a real site would be asked, so that a test does not wait. */
export const OFTEN: Polling = { hostSeconds: 2, nodeSeconds: 3 };

/** The site's own file, asked that often. */
export async function polledSite(file: string, polling: Polling): Promise<string> {
  const site: unknown = JSON.parse(await readFile(file, 'utf8'));
  return JSON.stringify({ ...Object(site), polling });
}
