import { serveLine } from '../../src/main/rpc/serve-line.ts';
import { everyMethodAndTopic } from './every-method-and-topic.ts';
import { fakeService } from './fake-service.ts';
import { memoryLine } from './memory-line.ts';

everyMethodAndTopic('a memory line', () => {
  const service = fakeService();
  const end = memoryLine();
  serveLine(end.line, service, { person: 'ann', login: 'operator' });
  return Promise.resolve({ service, end, stop: () => Promise.resolve() });
});
