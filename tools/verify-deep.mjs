// `npm run verify:deep`: what takes too long for every run. Writes what it found to docs/verified.md. Node 24.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';

const REPORT = '.cache/test-reports/deep.json';
const WALKS = path.resolve('.cache/test-reports/deep-walks.json');
const PAGE = 'docs/verified.md';

mkdirSync(path.dirname(REPORT), { recursive: true });
const load = loadavg()[0].toFixed(1);
const began = Date.now();
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
const done = spawnSync('vitest', ['run', '--project', 'deep', ...reporters], { stdio: 'inherit' });
rmSync(WALKS, { force: true });
const built = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
const walked = spawnSync('playwright', ['test', '--project', 'deep'], {
  stdio: 'inherit',
  env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: WALKS },
});
const mutated = spawnSync(process.execPath, ['tools/mutation.mjs'], { stdio: 'inherit' });
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
const { testResults } = JSON.parse(readFileSync(REPORT, 'utf8'));
const rows = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ title, status, duration, meta }) => ({
    file: path.relative('.', name),
    title: meta?.figures === undefined ? title : `${title} (${meta.figures})`,
    status,
    duration,
  })),
);
rows.push(...walks());
rows.push({ title: mutationTitle(), status: mutated.status === 0 ? 'passed' : 'failed' });
const failed = rows.filter(({ status }) => status !== 'passed');

writeFileSync(
  PAGE,
  `# What \`npm run verify:deep\` found

${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with uncommitted changes'}, Node ${process.version}, ${cpus().length} cores (${cpus()[0].model}), load ${load} at its start: ${rows.length - failed.length} passed, ${failed.length} failed, ${minutes} minutes.

| what | outcome | seconds |
| --- | --- | --- |
${rows.map(({ title, status, duration }) => `| ${title} | ${status} | ${((duration ?? 0) / 1000).toFixed(1)} |`).join('\n')}
`,
);
spawnSync('prettier', ['--write', PAGE], { stdio: 'inherit' });
process.exit(done.status === 0 && failed.length === 0 && rows.length > 0 ? 0 : 1);

/** Each walk in the browser; none at all is one that failed. */
function walks() {
  const sound = built.status === 0 && walked.status === 0;
  const found = existsSync(WALKS) ? specsOf(JSON.parse(readFileSync(WALKS, 'utf8'))) : [];
  if (found.length === 0 || (!sound && found.every(({ ok }) => ok)))
    return [{ title: 'walks in the browser', status: 'failed' }];
  return found.map(({ title, ok, tests }) => ({
    title: `in the browser: ${title}`,
    status: ok && tests.every(({ status }) => status === 'expected') ? 'passed' : 'failed',
    duration: tests.flatMap(({ results }) => results).reduce((sum, each) => sum + each.duration, 0),
  }));
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** The figures of the run over the judges; without them it failed before it had any. */
function mutationTitle() {
  const title = 'no change of a judge goes unnoticed by its tests';
  const file = '.cache/test-reports/mutation-summary.json';
  if (!existsSync(file)) return title;
  const { tried, noticed, accepted, open, minutes: took } = JSON.parse(readFileSync(file, 'utf8'));
  return `${title}: ${tried} mutants, ${noticed} noticed, ${accepted} accepted with a reason, ${open} open (${took} minutes)`;
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
