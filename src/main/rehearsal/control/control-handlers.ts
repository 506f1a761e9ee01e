import {
  REHEARSAL_QUESTIONS,
  type RehearsalOutput,
  type RehearsalQuestion,
} from '../../../shared/contract/rehearsal.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { RunningSite } from '../running-site.ts';
import type { ControlHandlers } from './control-server.ts';
import { describeSite } from './describe-site.ts';

type Outcome<Q extends RehearsalQuestion> = Result<RehearsalOutput<Q>, string>;

/** What each question does. `inject` and `clear` answer when the doors have followed. */
export function controlHandlers(running: RunningSite, stop: () => void): ControlHandlers {
  const { site, machines, daemons } = running;
  const changeFaults =
    (question: 'inject' | 'clear') =>
    async (input: unknown): Promise<Outcome<'inject'>> => {
      const fault = REHEARSAL_QUESTIONS[question].input.safeParse(input);
      if (!fault.success) return fail(fault.error.message);
      const problem = site[question](fault.data);
      if (problem !== null) return fail(problem);
      await running.doorsFollowed();
      return ok({ faults: site.faults() });
    };
  const settled = async (): Promise<Outcome<'clock'>> => {
    const now = site.settle();
    await running.doorsFollowed();
    return ok({ now, rate: site.clock.rate, speed: site.agenda.speed });
  };
  return {
    describe: () => ok(describeSite(site, machines, daemons)),
    inject: changeFaults('inject'),
    clear: changeFaults('clear'),
    counts: (input): Outcome<'counts'> => {
      const parsed = REHEARSAL_QUESTIONS.counts.input.safeParse(input);
      if (!parsed.success) return fail(parsed.error.message);
      const tallies = machines.map(({ machine }) => machine.tally);
      const counted = tallies.map((tally) => tally.counts());
      if (parsed.data.reset) for (const tally of tallies) tally.reset();
      return ok({ machines: counted });
    },
    clock: (input) => {
      const parsed = REHEARSAL_QUESTIONS.clock.input.safeParse(input);
      if (!parsed.success) return fail(parsed.error.message);
      const { rate, advanceMs } = parsed.data;
      if (advanceMs !== undefined) site.clock.advance(advanceMs);
      if (rate !== undefined) site.clock.setRate(rate);
      return settled();
    },
    'clock.speed': (input) => {
      const parsed = REHEARSAL_QUESTIONS['clock.speed'].input.safeParse(input);
      if (!parsed.success) return fail(parsed.error.message);
      site.speed(parsed.data.factor);
      return settled();
    },
    'clock.advance': (input) => {
      const parsed = REHEARSAL_QUESTIONS['clock.advance'].input.safeParse(input);
      if (!parsed.success) return fail(parsed.error.message);
      site.clock.advance(parsed.data.ms);
      return settled();
    },
    stop: () => {
      stop();
      return ok({ stopping: true });
    },
  };
}
