import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { machineTargetSchema } from '../../../shared/contract/setup.ts';
import { OBSERVER, type Caller } from '../../platform/caller.ts';
import { silentLogger } from '../../platform/logger.ts';
import { Questions } from '../questions.ts';
import { machineAnswers } from './machine-answers.ts';

const NEVER = new AbortController().signal;
/** Nothing listens there: the test ends at once. */
const TARGET = machineTargetSchema.parse({
  site: null,
  address: 'kvm-a',
  libvirt: { socket: '/nonexistent/nodeward/socket' },
});

test.each<Caller>([OBSERVER, { person: 'ann', login: 'operator' }])(
  'a connection test asks as who wanted it may be asked, and discovery asks nothing anew: %o',
  async (caller) => {
    const callers: Caller[] = [];
    const { askers } = new Questions(() => undefined);
    const answers = machineAnswers({
      surroundings: {
        paths: { config: '/nonexistent', data: '/nonexistent' },
        home: '/nonexistent',
        localUser: 'ann',
        clock: manualClock(),
        log: silentLogger,
      },
      questions: { askers, askersFor: (who) => (callers.push(who), askers) },
      sites: null,
    });
    await answers['discovery.run'](TARGET, NEVER, caller);
    expect(callers).toEqual([]);
    await answers['machine.check'](TARGET, NEVER, caller);
    expect(callers).toEqual([caller]);
  },
);
