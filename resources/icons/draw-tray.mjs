// Draws the tray's icons into this folder: `node resources/icons/draw-tray.mjs` (needs Playwright's or Debian's
// Chromium). Each state has a shape of its own: colour alone would say nothing to many people.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const STATES = {
  healthy: ['#1f7a4d', '<path d="M164 258l62 62 122-138"/>'],
  degraded: ['#a86400', '<path d="M256 150v140M256 356v4"/>'],
  unknown: ['#5b6472', '<path d="M192 206c0-86 128-86 128 0 0 58-64 52-64 108M256 366v4"/>'],
  critical: ['#b3261e', '<path d="M176 176l160 160M336 176 176 336"/>'],
};
const SHIELD = 'M256 24 448 94v150c0 120-82 200-192 244C146 444 64 364 64 244V94Z';
const svgOf = ([colour, sign]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <path d="${SHIELD}" fill="${colour}" stroke="#ffffff" stroke-width="20" stroke-linejoin="round"/>
  <g fill="none" stroke="#ffffff" stroke-width="56" stroke-linecap="round" stroke-linejoin="round">${sign}</g>
</svg>
`;

const browser = await chromium.launch({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: ['--no-sandbox'],
});
for (const [state, drawn] of Object.entries(STATES)) {
  const svg = svgOf(drawn);
  writeFileSync(path.join(import.meta.dirname, `tray-${state}.svg`), svg);
  for (const [suffix, size] of [
    ['', 32],
    ['@2x', 64],
  ]) {
    const page = await browser.newPage({ viewport: { width: 200, height: 200 } });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await page.screenshot({
      path: path.join(import.meta.dirname, `tray-${state}${suffix}.png`),
      omitBackground: true,
      clip: { x: 0, y: 0, width: size, height: size },
    });
    await page.close();
  }
}
await browser.close();
