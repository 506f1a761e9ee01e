import { fail, ok, type Result } from '../../shared/result.ts';
import type { FileProblem } from '../../shared/domain/file-problem.ts';
import { siteFileSchema, type SiteFile } from '../../shared/domain/inventory.ts';
import { contradictions } from './contradictions.ts';
import { readYaml } from './read-yaml.ts';

/** Reads a site file. Every problem names its line and field; with a problem nothing of the file is used. */
export function readSiteFile(text: string): Result<SiteFile, readonly FileProblem[]> {
  const read = readYaml(text, siteFileSchema);
  if (!read.ok) return read;
  const { value, place } = read.value;
  const wrong = contradictions(value);
  return wrong.length === 0 ? ok(value) : fail(wrong.map(place));
}
