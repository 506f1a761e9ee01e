import type { Handlers } from '../../rpc/handlers.ts';
import { fail, ok } from '../../../shared/result.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';
import { readSiteFile } from '../../sites/read-site-file.ts';
import { writeSiteFile } from '../../sites/write-site-file.ts';
import type { Questions } from '../questions.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface SetupParts {
  readonly sites: WatchedSites;
  readonly questions: Questions;
  /** Null where there is no rehearsal site to start. */
  readonly startRehearsal:
    ((signal: AbortSignal) => Promise<Result<{ siteFile: string }, ProbeFailure>>) | null;
}

type SetupAnswers = Pick<
  Handlers,
  | 'sites.read'
  | 'sites.validate'
  | 'sites.save'
  | 'sites.create'
  | 'sites.remove'
  | 'rehearsal.open'
  | 'question.answer'
>;

const REHEARSAL = siteIdSchema.parse('rehearsal');

/** Answers about the console's own set-up: site files, the rehearsal site, a person's answers. */
export function setupAnswers({ sites, questions, startRehearsal }: SetupParts): SetupAnswers {
  const save = async (site: typeof REHEARSAL, text: string) => {
    const saved = await sites.folder.save(site, text);
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
    'sites.save': async ({ site, text }) => save(site, text),
    'sites.create': async ({ site, proposal }) => {
      if (sites.get(site) !== null) {
        return { problems: [{ line: null, field: 'site', problem: 'There is already a site with this id' }] };
      }
      return save(site, writeSiteFile(proposal));
    },
    'sites.remove': async ({ site }) => {
      const removed = await sites.folder.remove(site);
      await sites.refresh();
      return { removed };
    },
    'rehearsal.open': async (_input, signal) => {
      if (startRehearsal === null)
        return fail({ kind: 'unreachable', detail: 'This console has no rehearsal site' });
      const started = await startRehearsal(signal);
      if (!started.ok) return started;
      await sites.add(REHEARSAL, started.value.siteFile);
      return ok({ site: REHEARSAL });
    },
    'question.answer': async ({ id, answer }) => {
      const accepted = questions.answer(id, answer);
      if (accepted) for (const { watch } of sites.all()) watch?.nudgeAll();
      return { accepted };
    },
  };
}
