import type { LossAnswer } from '../../shared/contract/host-loss.ts';
import type { HostLoss, PlaceDoubt } from '../../shared/domain/host-loss.ts';
import { hostNameSchema, type HostName } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { hostLossLines } from '../../shared/text/host-loss-lines.ts';
import { wrongPlaceText } from '../../shared/text/loss-plan-text.ts';
import type { Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { askLoss, type Question } from './ask-host-loss.ts';
import type { CommandContext } from './command.ts';
import { withConsole } from './console-client.ts';
import { addressOf, siteOf, type Place } from './console-place.ts';
import { pictureFailureCode, pictureFailureText } from './picture-failure.ts';
import { namedPlaces, placeProblemText } from './planned-places.ts';

/** Its name beside the guided operations: it only tells. */
export const HOST_LOSS = 'host-loss';

const DEADLINE_MS = 20_000;

/** What speaks to host-loss. Everything else on its command line is refused rather than overlooked. */
const OWN = new Set(['place', 'json', 'site', 'data', 'url', 'token-file']);

interface Values extends Place {
  readonly json?: boolean | undefined;
  readonly site?: string | undefined;
  readonly place?: readonly string[] | undefined;
}

interface Asked extends Omit<CommandContext, 'installation'> {
  readonly words: readonly string[];
  readonly values: Values;
  readonly refuse: (problem: string, code: number) => number;
}

/** `nodeward plan host-loss HOST`, from the picture of the running console: as it is, or for a planned placement. */
export async function tellHostLoss(asked: Asked): Promise<number> {
  const { values, text, stop, refuse } = asked;
  const question = questionOf(asked);
  if (!question.ok) return refuse(question.error, EXIT.usage);
  const address = addressOf(values, text);
  if (!address.ok) return refuse(address.error, EXIT.unavailable);
  const signal = AbortSignal.any([stop, systemClock.deadline(DEADLINE_MS)]);
  const told = await withConsole(address.value, signal, (client) => askLoss(client, question.value));
  if (!told.ok) return refuse(pictureFailureText(text, told.error), pictureFailureCode(told.error));
  return told.value.kind === 'place'
    ? refuse(placeProblemText(text, told.value.problem), EXIT.noInput)
    : tell(told.value.answer, question.value.host, asked);
}

function questionOf({ words, values, text }: Asked): Result<Question, string> {
  const host = hostNameSchema.safeParse(words[0]);
  const site = values.site === undefined ? ok(null) : siteOf(values.site);
  if (!host.success || words.length > 1 || !site.ok) return fail(text('cli.plan.usage'));
  const other = Object.keys(values).find((option) => !OWN.has(option));
  if (other !== undefined) return fail(text('cli.plan.loss.otherOption', { option: `--${other}` }));
  const places = namedPlaces(values.place ?? []);
  if (!places.ok) return fail(text('cli.plan.loss.badPlace', { word: places.error }));
  return ok({ host: host.data, site: site.value, places: places.value });
}

function tell(answer: LossAnswer, object: HostName, asked: Asked): number {
  const { values, terminal, text, refuse } = asked;
  if (!answer.ok) return refuse(problemText(answer, object, text), problemCode(answer));
  const { loss } = answer;
  const lines = values.json === true ? [JSON.stringify(loss, null, 2)] : hostLossLines(text, loss);
  for (const line of lines) terminal.out(line);
  return isAllKnown(loss) ? 0 : 1;
}

type Refused = Extract<LossAnswer, { ok: false }>;

function problemText(answer: Refused, object: HostName, text: Text): string {
  switch (answer.problem) {
    case 'not-watched':
      return text('cli.plan.not-watched');
    case 'nothing-stored':
      return text('operations.nothing-stored');
    case 'no-such-object':
      return text('cli.plan.loss.no-such-object', { object });
    case 'wrong-placement':
      return answer.wrong.map((place) => wrongPlaceText(text, place)).join('; ');
  }
}

/** Placing a guest twice is a slip of the command line; the rest is not there. */
const problemCode = (answer: Refused): number =>
  answer.problem === 'wrong-placement' && answer.wrong.every(({ why }) => why === 'twice')
    ? EXIT.usage
    : EXIT.noInput;

/**
 * That a host does not list a planned guest yet is part of every move, and makes nothing unknown by itself; what is not
 * known of a cluster without Host OS failover is said of the cluster, where it is touched.
 */
const IN_THE_ANSWER: ReadonlySet<PlaceDoubt> = new Set(['not-defined', 'no-failover']);

const isAllKnown = ({ hostAnswers, plan, guests, clusters, applications }: HostLoss): boolean =>
  hostAnswers &&
  (plan?.assumed ?? []).every(({ doubts }) => doubts.every((doubt) => IN_THE_ANSWER.has(doubt))) &&
  guests.every(({ runsThere, returns }) => runsThere === 'yes' && returns !== 'unknown') &&
  clusters.every(({ becomes }) => becomes !== 'unknown') &&
  applications.every(({ fate }) => fate !== 'unknown');
