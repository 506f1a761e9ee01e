import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SiteFileProblem } from '../../shared/domain/inventory.ts';

export type Path = readonly PropertyKey[];

/** A YAML file that fits its schema, and how to say where something in it is wrong. */
export interface ReadYaml<T> {
  readonly value: T;
  readonly place: (path: Path, problem: string) => SiteFileProblem;
}

/** Reads a YAML 1.2 file. Every problem names its line and field; with a problem nothing of the file is used. */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
): Result<ReadYaml<z.output<S>>, readonly SiteFileProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  if (document.errors.length > 0) {
    return fail(
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        field: '',
        problem: message,
      })),
    );
  }
  const place = (path: Path, problem: string): SiteFileProblem => ({
    line: lineOf(document, lines, path),
    field: fieldName(path),
    problem,
  });
  const parsed = schema.safeParse(toPlain(document));
  if (!parsed.success) return fail(parsed.error.issues.map(({ path, message }) => place(path, message)));
  return ok({ value: parsed.data, place });
}

/** Aliases are bounded, so that a small file cannot grow without limit. */
function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

/** The line of the nearest part of the path that is in the file. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
      continue;
    const start: unknown = node.range[0];
    if (typeof start === 'number') return lines.linePos(start).line;
  }
  return null;
}

function fieldName(path: Path): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}
