import type { LossAnswer } from '../../shared/contract/host-loss.ts';
import type { HostLoss } from '../../shared/domain/host-loss.ts';
import { hostNameSchema, type HostName, type SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { hostLossLines } from '../../shared/text/host-loss-text.ts';
import { systemClock } from '../platform/clock.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { CommandContext } from './command.ts';
import { withConsole, type ConsoleAddress } from './console-client.ts';
import { addressOf, siteOf, type Place } from './console-place.ts';
import { pictureFailureCode, pictureFailureText, type PictureFailure } from './picture-failure.ts';
import { onlySite } from './picture-from-console.ts';

/** Its name beside the guided operations: it only tells. */
export const HOST_LOSS = 'host-loss';

const DEADLINE_MS = 20_000;

interface Asked extends Omit<CommandContext, 'installation'> {
  readonly words: readonly string[];
  readonly values: Place & { readonly json?: boolean | undefined; readonly site?: string | undefined };
  readonly refuse: (problem: string, code: number) => number;
}

/** `nodeward plan host-loss HOST`, from the picture of the running console. */
export async function tellHostLoss(asked: Asked): Promise<number> {
  const { words, values, text, stop, refuse } = asked;
  const host = hostNameSchema.safeParse(words[0]);
  const site = values.site === undefined ? ok(null) : siteOf(values.site);
  if (!host.success || words.length > 1 || !site.ok) return refuse(text('cli.plan.usage'), EXIT.usage);
  const address = addressOf(values, text);
  if (!address.ok) return refuse(address.error, EXIT.unavailable);
  const signal = AbortSignal.any([stop, systemClock.deadline(DEADLINE_MS)]);
  const answer = await askLoss(address.value, host.data, site.value, signal);
  return answer.ok
    ? tell(answer.value, host.data, asked)
    : refuse(pictureFailureText(text, answer.error), pictureFailureCode(answer.error));
}

function tell(answer: LossAnswer, object: HostName, { values, terminal, text, refuse }: Asked): number {
  if (!answer.ok) {
    const problem =
      answer.problem === 'not-watched' ? 'cli.plan.not-watched' : 'cli.plan.loss.no-such-object';
    return refuse(text(problem, { object }), EXIT.noInput);
  }
  const { loss } = answer;
  const lines = values.json === true ? [JSON.stringify(loss, null, 2)] : hostLossLines(text, loss);
  for (const line of lines) terminal.out(line);
  return isAllKnown(loss) ? 0 : 1;
}

const isAllKnown = ({ hostAnswers, guests, clusters, applications }: HostLoss): boolean =>
  hostAnswers &&
  guests.every(({ runsThere, returns }) => runsThere === 'yes' && returns !== 'unknown') &&
  clusters.every(({ becomes }) => becomes !== 'unknown') &&
  applications.every(({ fate }) => fate !== 'unknown');

const askLoss = (
  address: ConsoleAddress,
  host: HostName,
  site: SiteId | null,
  signal: AbortSignal,
): Promise<Result<LossAnswer, PictureFailure>> =>
  withConsole(address, signal, async (client) => {
    const chosen = site === null ? await onlySite(client) : ok(site);
    if (!chosen.ok) return chosen;
    const answer = await client.ask('operations.loss', { site: chosen.value, host });
    return answer.ok ? ok(answer.value) : fail({ kind: 'no-answer', detail: answer.error.kind });
  });
