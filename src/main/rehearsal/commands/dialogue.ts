/** What a program prints after a line that it has read; `exitCode` null while it goes on. */
export interface Turn {
  readonly print: string;
  readonly exitCode: number | null;
}

/** A program that asks on standard input. When the input ends early it ends with exit code 1. */
export interface Dialogue {
  readonly opening: string;
  readonly take: (line: string) => Turn;
  /** For a program that reads to the end of its input. */
  readonly end?: () => Turn;
}
