import type { Interlock } from './standing.ts';

/** docs/interlocks.md: one row for each interlock. */
export function renderInterlocks(interlocks: readonly Interlock[]): string {
  const rows = interlocks.map(
    ({ number, condition, standing }) => `| I${number} | ${condition} | ${cells(standing).join(' | ')} |`,
  );
  return [
    '# Interlocks',
    '',
    'Made from `src/main/actions/interlocks/interlocks.ts` by `node tools/write-interlocks.mjs`; a test fails when it differs.',
    '',
    'Conditions that PRIMECLUSTER’s manuals, or the console itself, set for operations. *Judged*: a rule of an operation',
    'blocks while it does not hold or is not known. *Impossible*: the product',
    'has no word for what it forbids. *Not offered*: no operation reaches it yet; it must be judged before one does.',
    '',
    '| interlock | condition | standing | by | test |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function cells(standing: Interlock['standing']): readonly [string, string, string] {
  switch (standing.kind) {
    case 'judged':
      return ['judged', `rule \`${standing.rule}\``, testOf(standing.test)];
    case 'impossible':
      return ['impossible', standing.why, testOf(standing.test)];
    case 'not-offered':
      return ['not offered', standing.why, ''];
  }
}

const testOf = ({ file, title }: { readonly file: string; readonly title: string }): string =>
  `${title} (\`${file}\`)`;
