import type { ChildProcess } from 'node:child_process';

/**
 * Ends a child and waits until it has gone. It is also ended when this process exits in any way in which Node
 * still says so: no bench may leave a load behind for the next one.
 */
export function endOf(child: ChildProcess): () => Promise<void> {
  const end = (): void => void child.kill('SIGTERM');
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      process.off('exit', end);
      done();
    }),
  );
  process.once('exit', end);
  return async () => {
    end();
    await exited;
  };
}
