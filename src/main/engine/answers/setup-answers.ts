import type { Handlers } from '../../rpc/handlers.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import { declareConfiguration } from '../../sites/declare-configuration.ts';
import { readSiteFile } from '../../sites/read-site-file.ts';
import { readSite, saveSite } from '../../sites/site-folder.ts';
import { writeSiteFile } from '../../sites/write-site-file.ts';
import type { Questions } from '../questions.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface SetupParts {
  readonly sites: WatchedSites;
  readonly questions: Questions;
}

type SetupAnswers = Pick<
  Handlers,
  | 'sites.read'
  | 'sites.validate'
  | 'sites.save'
  | 'sites.declare'
  | 'sites.create'
  | 'sites.remove'
  | 'question.answer'
>;

/** Answers about the console's own set-up: site files, a person's answers. */
export function setupAnswers({ sites, questions }: SetupParts): SetupAnswers {
  const save = async (site: SiteId, text: string, file = sites.folder.fileOf(site)) => {
    const saved = await saveSite(file, text);
    if (saved.ok) await sites.refresh();
    return { problems: saved.ok ? [] : [...saved.error] };
  };
  return {
    'sites.read': async ({ site }) => {
      const found = sites.get(site)?.found ?? (await sites.folder.read(site));
      return found === null ? null : { text: found.text, file: found.file };
    },
    'sites.validate': async ({ text }) => {
      const read = readSiteFile(text);
      return { problems: read.ok ? [] : [...read.error] };
    },
    'sites.save': async ({ site, text }) => save(site, text, sites.get(site)?.found.file),
    'sites.declare': async ({ site, cluster, configuration }) => {
      // From the disk, wherever it lies: somebody may be editing it.
      const file = sites.get(site)?.found.file ?? sites.folder.fileOf(site);
      const found = await readSite(site, file);
      const text = found === null ? null : declareConfiguration(found.text, cluster, configuration);
      if (text !== null) return save(site, text, file);
      // A file that is broken just now says what is wrong with it.
      if (found !== null && !found.content.ok) return { problems: [...found.content.error] };
      return {
        problems: [{ line: null, field: 'clusters', problem: { kind: 'no-such-cluster', cluster } }],
      };
    },
    'sites.create': async ({ site, proposal }) => {
      if (sites.get(site) !== null) {
        return { problems: [{ line: null, field: 'site', problem: { kind: 'site-exists', site } }] };
      }
      return save(site, writeSiteFile(proposal));
    },
    'sites.remove': async ({ site, file }) => ({ removed: await sites.remove(site, file) }),
    'question.answer': async ({ id, answer }) => {
      const accepted = questions.answer(id, answer);
      if (accepted) for (const { watch } of sites.all()) watch?.nudgeAll();
      return { accepted };
    },
  };
}
