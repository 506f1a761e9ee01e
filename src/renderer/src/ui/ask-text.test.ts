import { expect, test } from 'vitest';
import { createText } from '../../../shared/text/text.ts';
import { askText } from './ask-text.ts';

const text = createText('en');
const rejected = (code: string, detail: string) => askText(text, { kind: 'rejected', code, detail });

test('a bug of the engine is said in our words, not in those of the wire', () => {
  expect(rejected('internal', 'Internal error, see the log')).toBe('An error in the engine: its log has it');
  expect(rejected('cancelled', 'Cancelled')).toBe('Cancelled');
  expect(rejected('forbidden', 'This login may look and not act')).toMatch(/operator’s link/);
});

test('what the wire says of a question that it cannot read is shown as a technical detail', () => {
  expect(rejected('bad-request', 'Malformed frame')).toBe(
    'The engine cannot read this question. Technical detail: Malformed frame',
  );
});
