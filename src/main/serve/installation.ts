import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface Installation {
  readonly version: string;
  /** The built renderer. */
  readonly rendererFolder: string;
  /** Entry of the rehearsal site's process: built beside a built program, the source beside sources. */
  readonly rehearsalEntry: string;
}

const packageSchema = z.object({ name: z.literal('nodeward'), version: z.string() });

/** Where this program's own files are, from the folder of a running module. Throws when they are torn apart. */
export function findInstallation(moduleFolder: string): Installation {
  const root = packageRoot(moduleFolder);
  const built = path.join(root, 'out', 'main');
  const isBuilt = !path.relative(built, moduleFolder).startsWith('..');
  return {
    version: packageSchema.parse(readJson(path.join(root, 'package.json'))).version,
    rendererFolder: path.join(root, 'out', 'renderer'),
    rehearsalEntry: isBuilt
      ? path.join(built, 'rehearsal.js')
      : path.join(root, 'src', 'main', 'rehearsal', 'index.ts'),
  };
}

function packageRoot(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (existsSync(file) && packageSchema.safeParse(readJson(file)).success) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json of nodeward was not found');
  return packageRoot(parent);
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
