import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createText } from '../../shared/text/text.ts';
import { serveCommand } from './serve-command.ts';

test('serve tells where its log is before anything in it can fail by a bug', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'serve-command-'));
  const umask = process.umask(0o077);
  onTestFinished(() => {
    process.umask(umask);
    rmSync(data, { recursive: true });
  });
  const files: string[] = [];
  const serving = serveCommand(['--data', data], {
    installation: { version: '0', rendererFolder: data, rehearsalEntry: '' },
    startEngine: () => Promise.reject(new Error('boom')),
    terminal: { out: () => undefined, err: () => undefined },
    text: createText('en'),
    stop: new AbortController().signal,
    onLog: (_log, file) => files.push(file),
  });
  await expect(serving).rejects.toThrow('boom');
  expect(files).toEqual([path.join(data, 'log', 'serve.log')]);
});
