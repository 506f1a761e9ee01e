import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { INTERLOCKS } from '../src/main/actions/interlocks/interlocks.ts';
import { renderInterlocks } from '../src/main/actions/interlocks/render-interlocks.ts';

// Writes docs/interlocks.md from the code.
const file = 'docs/interlocks.md';
const settings = await resolveConfig(file);
writeFileSync(file, await format(renderInterlocks(INTERLOCKS), { ...settings, parser: 'markdown' }));
