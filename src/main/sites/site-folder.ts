import { watch } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SiteFile, SiteFileProblem } from '../../shared/domain/inventory.ts';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import { writePrivateFile } from '../platform/write-private-file.ts';
import { readSiteFile } from './read-site-file.ts';
import { isMissing } from '../platform/is-missing.ts';

/** A file of the folder, read. */
export interface FoundSite {
  readonly id: SiteId;
  readonly file: string;
  readonly text: string;
  readonly content: Result<SiteFile, readonly SiteFileProblem[]>;
}

const ENDING = '.yaml';
const LARGEST = 1_000_000;

/** The folder of the person's site files. Written whole and atomically, and only on request. */
export class SiteFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(id: SiteId): string {
    return path.join(this.#folder, id + ENDING);
  }

  /** All site files, by id; a file that cannot be used is listed with its problems. */
  async list(): Promise<readonly FoundSite[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(ENDING)).sort();
    const found = await Promise.all(names.map((name) => this.#readNamed(name)));
    return found.filter((site) => site !== null);
  }

  async read(id: SiteId): Promise<FoundSite | null> {
    return readSite(id, this.fileOf(id));
  }

  async remove(id: SiteId): Promise<boolean> {
    return rm(this.fileOf(id)).then(
      () => true,
      () => false,
    );
  }

  /** Calls back after any change in the folder; several changes may come as one. */
  watch(changed: () => void): Result<() => void, string> {
    try {
      const watcher = watch(this.#folder, { persistent: false }, changed);
      watcher.on('error', () => {
        watcher.close();
      });
      return ok(() => {
        watcher.close();
      });
    } catch (error) {
      return fail(String(error));
    }
  }

  async #readNamed(name: string): Promise<FoundSite | null> {
    const id = siteIdSchema.safeParse(name.slice(0, -ENDING.length));
    return id.success ? readSite(id.data, path.join(this.#folder, name)) : null;
  }
}

/** Writes one site file wherever it lies, nothing unless the text is sound. */
export async function saveSite(
  file: string,
  text: string,
): Promise<Result<SiteFile, readonly SiteFileProblem[]>> {
  const content = readSiteFile(text);
  if (!content.ok) return content;
  try {
    await writePrivateFile(file, text);
    return content;
  } catch (error) {
    return fail([{ line: null, field: '', problem: `The file could not be written: ${String(error)}` }]);
  }
}

/** Reads one site file wherever it lies; null when there is none. */
export async function readSite(id: SiteId, file: string): Promise<FoundSite | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) =>
    isMissing(error) ? null : String(error),
  );
  if (text === null) return null;
  if (text.length > LARGEST) {
    return {
      id,
      file,
      text: '',
      content: fail([{ line: null, field: '', problem: 'The file is larger than 1 MB' }]),
    };
  }
  return { id, file, text, content: readSiteFile(text) };
}
