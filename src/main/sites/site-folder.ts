import { mkdirSync, watch } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, type Result } from '../../shared/result.ts';
import type { FileProblem } from '../../shared/domain/file-problem.ts';
import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import { writePrivateFile } from '../platform/write-private-file.ts';
import { fileError } from './file-error.ts';
import { ENDING, idFromName, idsFor, isMeantForSite, namingProblem } from './misnamed.ts';
import { readSiteFile } from './read-site-file.ts';
import { isMissing } from '../platform/is-missing.ts';

/** A file of the folder, read. */
export interface FoundSite {
  readonly id: SiteId;
  readonly file: string;
  readonly text: string;
  readonly content: Result<SiteFile, readonly FileProblem[]>;
  /** By its name it is no site: it is shown with an id of its own, so that somebody renames it. */
  readonly misnamed?: true;
}

const PRIVATE = { recursive: true, mode: 0o700 };
const MEGABYTE = 1_000_000;
const MOST_MEGABYTES = 1;

/** The folder of the person's site files. Written whole and atomically, and only on request. */
export class SiteFolder {
  readonly #folder: string;
  #misnamed: ReadonlyMap<SiteId, string> = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(id: SiteId): string {
    return path.join(this.#folder, this.#misnamed.get(id) ?? id + ENDING);
  }

  /** All site files, by id, those that are misnamed last; a file that cannot be used is listed with its problems. */
  async list(): Promise<readonly FoundSite[]> {
    await mkdir(this.#folder, PRIVATE);
    const names = (await readdir(this.#folder)).sort();
    const ids = names.map(idFromName).filter((id) => id !== null);
    const others = names.filter((name) => idFromName(name) === null && isMeantForSite(name));
    this.#misnamed = idsFor(others, new Set(ids));
    const found = await Promise.all([
      ...ids.map((id) => this.read(id)),
      ...[...this.#misnamed].map(([id, name]) => this.#readMisnamed(id, name)),
    ]);
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

  /** Calls back after any change in the folder, which is made first; several changes may come as one. Gives the end. */
  watch(changed: () => void, lost: (error: unknown) => void): () => void {
    try {
      mkdirSync(this.#folder, PRIVATE);
      const watcher = watch(this.#folder, { persistent: false }, changed);
      watcher.on('error', (error) => {
        watcher.close();
        lost(error);
      });
      return () => {
        watcher.close();
      };
    } catch (error) {
      lost(error);
      return () => undefined;
    }
  }

  async #readMisnamed(id: SiteId, name: string): Promise<FoundSite | null> {
    const found = await readSite(id, path.join(this.#folder, name));
    if (found === null) return null;
    const more = found.content.ok ? [] : found.content.error;
    return { ...found, content: fail([namingProblem(name), ...more]), misnamed: true };
  }
}

/** Writes one site file wherever it lies, nothing unless the text is sound. */
export async function saveSite(
  file: string,
  text: string,
): Promise<Result<SiteFile, readonly FileProblem[]>> {
  const content = readSiteFile(text);
  if (!content.ok) return content;
  try {
    await writePrivateFile(file, text);
    return content;
  } catch (error) {
    return fail([fileError('not-written', error)]);
  }
}

/** Reads one site file wherever it lies; null when there is none. Of one that cannot be read there is no text. */
export async function readSite(id: SiteId, file: string): Promise<FoundSite | null> {
  const without = (problem: FileProblem): FoundSite => ({ id, file, text: '', content: fail([problem]) });
  try {
    const text = await readFile(file, 'utf8');
    if (text.length <= MOST_MEGABYTES * MEGABYTE) return { id, file, text, content: readSiteFile(text) };
    return without({ line: null, field: '', problem: { kind: 'too-large', megabytes: MOST_MEGABYTES } });
  } catch (error) {
    return isMissing(error) ? null : without(fileError('not-readable', error));
  }
}
