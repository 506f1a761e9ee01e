import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { FileProblem } from '../../shared/domain/file-problem.ts';

export const ENDING = '.yaml';

/** The site that a file of the folder is by its name; `null`: by its name it is none. */
export function idFromName(name: string): SiteId | null {
  if (!name.endsWith(ENDING)) return null;
  return siteIdSchema.safeParse(name.slice(0, -ENDING.length)).data ?? null;
}

/** Somebody meant a site by it: YAML under a name that no site can have. Editors' own hidden files are left alone. */
export const isMeantForSite = (name: string): boolean => /^[^.].*[.]ya?ml$/i.test(name);

/** Ids under which such files can be shown, one each, none of them taken. */
export function idsFor(names: readonly string[], taken: ReadonlySet<string>): ReadonlyMap<SiteId, string> {
  const ids = new Map<SiteId, string>();
  for (const name of names) {
    for (let count = 1; ; count += 1) {
      const plain = plainly(name).slice(0, 50);
      const id = siteIdSchema.parse(count === 1 ? plain : `${plain}-${String(count)}`);
      if (taken.has(id) || ids.has(id)) continue;
      ids.set(id, name);
      break;
    }
  }
  return ids;
}

export function namingProblem(name: string): FileProblem {
  const better = plainly(name.replace(/[.]ya?ml$/i, '')) + ENDING;
  return { line: null, field: '', problem: { kind: 'misnamed', name, better } };
}

function plainly(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replaceAll(/^-+|-+$/g, '') || 'site';
}
