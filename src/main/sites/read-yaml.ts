import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FileProblem, FileTrouble } from '../../shared/domain/file-problem.ts';
import { readBySchema, type Path, type PlacedTrouble } from './schema-troubles.ts';

/** A YAML file that fits its schema, and how to say where something in it is wrong. */
export interface ReadYaml<T> {
  readonly value: T;
  readonly place: (trouble: PlacedTrouble) => FileProblem;
}

/** Reads a YAML 1.2 file. Every problem names its line and field; with a problem nothing of the file is used. */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
): Result<ReadYaml<z.output<S>>, readonly FileProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  if (document.errors.length > 0) {
    return fail(
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        field: '',
        problem: notYaml(message),
      })),
    );
  }
  const plain = toPlain(document);
  if (!plain.ok) return fail([{ line: null, field: '', problem: plain.error }]);
  const place = ({ path, trouble }: PlacedTrouble): FileProblem => ({
    line: lineOf(document, lines, path),
    field: fieldName(path),
    problem: trouble,
  });
  const read = readBySchema(plain.value, schema);
  return read.ok ? ok({ value: read.value, place }) : fail(read.error.map(place).sort(byLine));
}

/** As somebody reads the file from its top. */
const byLine = (one: FileProblem, other: FileProblem): number => (one.line ?? 0) - (other.line ?? 0);

/** Aliases are bounded, so that a small file cannot grow without limit. */
function toPlain(document: Document): Result<unknown, FileTrouble> {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return fail(notYaml(error instanceof Error ? error.message : String(error)));
  }
}

const notYaml = (said: string): FileTrouble => ({ kind: 'not-yaml', said });

/** The line of the nearest part of the path that is in the file. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return lines.linePos(start).line;
  }
  return null;
}

/** Where it begins: a field with its name, everything else with itself. */
function startOf(document: Document, path: Path): number | null {
  const last = path.at(-1);
  const around = path.length === 0 ? null : document.getIn(path.slice(0, -1), true);
  const name = isMap(around) ? around.items.find(({ key }) => isNamed(key, last))?.key : undefined;
  const node = name ?? document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

const isNamed = (key: unknown, name: PropertyKey | undefined): boolean =>
  isScalar(key) && String(key.value) === String(name);

function fieldName(path: Path): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}
