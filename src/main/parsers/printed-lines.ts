import type { OwnWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure, Unreadable } from '../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../shared/result.ts';

export interface PrintedLines {
  /** Lines that came whole, blank ones included. */
  readonly lines: readonly string[];
  /** The rest after the last line end: output that was cut there. Null when the text ends as it should. */
  readonly cut: string | null;
}

/** A program ends its last line; a text that does not was cut, and its last line cannot be believed. */
export function printedLines(text: string): PrintedLines {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return { lines, cut: rest === '' ? null : rest };
}

export const isBlank = (line: string): boolean => line.trim() === '';

/** Fields of a line; none for a blank one. */
export const fields = (line: string): readonly string[] => line.trim().split(/\s+/).filter(Boolean);

/** The failure's line is for a person: long lines are shortened. */
export const unreadable = (line: string): Unreadable => ({ kind: 'unreadable', line: line.slice(0, 200) });

/** Where no line says what is wrong. */
export const unreadableAs = (word: OwnWord): Unreadable => ({ kind: 'unreadable', line: '', own: [word] });

export const failUnreadable = (line: string): Result<never, ProbeFailure> => fail(unreadable(line));
