import { expect, test } from 'vitest';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { createText } from '../../shared/text/text.ts';
import { lineClient } from '../rpc/line-client.ts';
import { linePair } from '../rpc/line-pair.ts';
import { pictureFailureCode, pictureFailureText } from './picture-failure.ts';
import { askPicture, onlySite } from './picture-from-console.ts';

/** A console of another version: it answers everything in a form that this one does not know. */
function otherConsole() {
  const pair = linePair();
  pair.far.onFrame((frame) => {
    const { id } = frame as { id?: number };
    pair.far.send(
      id === undefined
        ? { kind: 'payload', topic: 'sites', of: null, revision: 1, value: [{ id: 'x', grade: 7 }] }
        : { kind: 'ok', id, output: { form: 'other' } },
    );
  });
  return lineClient(pair.near);
}

test('a console whose list of sites is of another version is said to be that at once, and ends with 69', async () => {
  const failed = await onlySite(otherConsole());
  expect(failed).toEqual({ ok: false, error: { kind: 'other-version' } });
  if (failed.ok) return;
  expect(pictureFailureCode(failed.error)).toBe(69);
  expect(pictureFailureText(createText('en'), failed.error)).toMatch(/another version/);
});

test('so is one whose picture is', async () => {
  const site = siteIdSchema.parse('x');
  expect(await askPicture(otherConsole(), site)).toEqual({ ok: false, error: { kind: 'other-version' } });
});
