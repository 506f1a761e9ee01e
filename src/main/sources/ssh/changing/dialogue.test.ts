import { expect, test } from 'vitest';
import { judgeOutput, type Dialogue } from './dialogue.ts';

const DIALOGUE: Dialogue = {
  steps: [
    { prompt: /Enter node number: /, answer: '1' },
    { prompt: /Enter name for node #1: /, answer: 'web1' },
  ],
  knownLines: [/Declaring an operational/],
};

test.each([
  [0, 'Enter node number: ', 'asks'],
  [0, 'Declaring an operational\n\nEnter node number: ', 'asks'],
  [0, 'Enter node num', 'unknown tail'],
  [0, '', 'goes on'],
  [0, 'Declaring an operational\n', 'goes on'],
  [0, 'Declaring an operational\r\nEnter node number: ', 'asks'],
  [0, 'Enter name for node #1: ', 'out-of-order'],
  [1, 'Enter node number: ', 'out-of-order'],
  [1, 'Enter name for node #1: ', 'asks'],
  [1, 'Enter name for node #11: ', 'unknown tail'],
  [0, 'Really? Enter node number: ', 'unknown tail'],
  [0, 'Declaring an operational node\nEnter node number: ', 'unknown line'],
  [0, 'Enter node number: \n', 'unknown line'],
  [1, 'cftool(down): illegal node number\n', 'unknown line'],
  [2, 'cftool(down): node web1 is down\n', 'goes on'],
  [2, 'Are you sure? ', 'unknown tail'],
  [2, 'Enter node number: ', 'out-of-order'],
] as const)('after %d answers, %j is: %s', (answered, text, standing) => {
  expect(judgeOutput(DIALOGUE, answered, text)).toBe(standing);
});
