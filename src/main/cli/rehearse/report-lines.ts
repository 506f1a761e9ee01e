import type { Text } from '../../../shared/text/text.ts';
import type { ActReport, SeenExpectation } from './perform-act.ts';
import type { Expectation } from './scenario.ts';

/** One act for the terminal: its title, then what was expected and when it was seen. */
export function actLines(act: ActReport, text: Text): readonly string[] {
  return [
    act.title,
    ...act.refused.map((why) => `  ${text('cli.rehearse.refused', { why })}`),
    ...act.expected.map((each) => `  ${expectedLine(each, text)}`),
    ...act.forbidden.map((each) => `  ${forbiddenLine(each, text)}`),
    ...(act.agrees ? [] : seenLines(act, text)),
  ];
}

/** What is expected, in a reader's words: `node web1: leftcluster-domain-runs`. */
export function wordsOf(expected: Expectation, text: Text): string {
  const object = `${expected.of.kind} ${expected.of.id}`;
  if ('severity' in expected) return `${object}: ${expected.severity}`;
  if ('noFinding' in expected)
    return `${object}: ${text('cli.rehearse.without', { code: expected.noFinding })}`;
  return `${object}: ${expected.finding}`;
}

function expectedLine({ expected, met, afterSeconds }: SeenExpectation, text: Text): string {
  const words = wordsOf(expected, text);
  if (!met || afterSeconds === null) return text('cli.rehearse.notSeen', { words });
  return text('cli.rehearse.seen', { words, seconds: afterSeconds });
}

const forbiddenLine = ({ expected, afterSeconds }: SeenExpectation, text: Text): string =>
  text('cli.rehearse.forbidden', { words: wordsOf(expected, text), seconds: afterSeconds ?? 0 });

const seenLines = ({ seen }: ActReport, text: Text): string[] => [
  `  ${text('cli.rehearse.instead')}`,
  ...seen.map(({ of, code, severity }) => `    ${of}: ${code} (${severity})`),
];
