import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) });
const windowStateSchema = z.object({ bounds: boundsSchema, maximized: z.boolean() });

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

/** How the window stood at last, or null when that is not known or would be out of sight now. */
export function readWindowState(file: string, displays: readonly Bounds[]): WindowState | null {
  try {
    const state = windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return displays.some((display) => showsTitle(display, state.bounds)) ? state : null;
  } catch {
    return null; // the first start, or a damaged file: the window opens as it does by default
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
}

// Enough of the title bar to take hold of it.
function showsTitle(display: Bounds, window: Bounds): boolean {
  const seenWidth =
    Math.min(display.x + display.width, window.x + window.width) - Math.max(display.x, window.x);
  return seenWidth >= 100 && window.y >= display.y - 10 && window.y <= display.y + display.height - 50;
}
