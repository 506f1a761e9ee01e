/**
 * Mutants that no test noticed, each under a name that moves with its code: file, the declaration it stands in, the
 * kind of change, what stood there and what stands there now. Of several alike the later ones are numbered.
 */
export const survivorsIn = ({ files }) =>
  Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    const seen = new Map();
    return [...mutants].sort(inPlace).flatMap((mutant) => {
      const name = `${file} ${ownerOf(lines, mutant)}: ${mutant.mutatorName}: ${wordsOf(lines, mutant)}`;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const isUnnoticed = mutant.status === 'Survived' || mutant.status === 'NoCoverage';
      return isUnnoticed ? [nth === 1 ? name : `${name} #${nth}`] : [];
    });
  });

const inPlace = (one, other) =>
  one.location.start.line - other.location.start.line ||
  one.location.start.column - other.location.start.column ||
  one.location.end.line - other.location.end.line ||
  one.location.end.column - other.location.end.column;

/** The declaration at the margin, or the member of a class. */
function ownerOf(lines, { location }) {
  const before = lines.slice(0, location.start.line).reverse();
  const margin = before.find((line) => /^(?:export )?(?:async )?(?:function|const|class) /.test(line)) ?? '';
  const [, name = '?'] = /(?:function|const|class) (\w+)/.exec(margin) ?? [];
  return name;
}

function wordsOf(lines, { location: { start, end }, replacement }) {
  const within = lines.slice(start.line - 1, end.line);
  const last = within.length - 1;
  within[last] = within[last].slice(0, end.column - 1);
  within[0] = within[0].slice(start.column - 1);
  return `${flat(within.join(' '))} → ${flat(replacement ?? '')}`;
}

const flat = (code) => code.replace(/\s+/g, ' ').trim();
