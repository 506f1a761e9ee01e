import type { RunnerTask } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    figures?: string;
  }
}

/** What a test says of its own size, for the report of `npm run verify:deep`. */
export function tellFigures({ meta }: Pick<RunnerTask, 'meta'>, figures: string): void {
  meta.figures = figures;
}
