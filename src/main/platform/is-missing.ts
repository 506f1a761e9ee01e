/** A file or folder is not there: the one error of the file system that often is no trouble. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
