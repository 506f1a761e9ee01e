// Plain Node 20, no dependencies: which tests a suite's report says have failed, each as lines for a person.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const MOST_LETTERS = 200;

/** What failed by the JSON report of Vitest or of Playwright: the file, the title and the first line of the reason. */
export const failedTests = (kind, report) =>
  (kind === 'vitest' ? ofVitest(report) : ofPlaywright(report)).map(
    ({ file, title, reason }) => `${file} › ${title}\n    ${firstLine(reason)}`,
  );

/** A file that could not even be loaded has no tests; it is told by its own message. */
const ofVitest = ({ testResults = [] }) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative('.', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed')
      return [{ file, title: 'the file itself', reason: message }];
    return failed.map(({ fullName, failureMessages }) => ({
      file,
      title: fullName,
      reason: failureMessages[0],
    }));
  });

const ofPlaywright = ({ suites = [], errors = [] }) => [
  ...suites.flatMap(failedSpecs),
  ...errors.map(({ message }) => ({ file: 'playwright', title: 'outside the tests', reason: message })),
];

const failedSpecs = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => ({ file, title, reason: firstError(tests)?.message })),
  ...suites.flatMap(failedSpecs),
];

const firstError = (tests) =>
  tests.flatMap(({ results }) => results.map(({ error }) => error)).find((error) => error !== undefined);

const firstLine = (reason) =>
  stripVTControlCharacters(reason ?? 'no reason was reported')
    .trim()
    .split('\n')[0]
    .slice(0, MOST_LETTERS);
