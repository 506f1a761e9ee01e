import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const ENTRIES = {
  index: 'src/main/index.ts',
  engine: 'src/main/electron/engine-process.ts',
  serve: 'src/main/serve/index.ts',
  cli: 'src/main/cli/index.ts',
  rehearsal: 'src/main/rehearsal/index.ts',
};
const input = Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(file)));

export default defineConfig({
  main: {
    build: {
      // They are some 200 small files: to find and read each of them took a good part of every start.
      externalizeDeps: { exclude: ['zod', 'yaml', 'fast-xml-parser', 'ws'] },
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    // A sandboxed preload is one CommonJS file: nothing may stay external but 'electron'.
    build: {
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  // Nothing inlined: the page may load only files of its own (CSP), fonts included.
  renderer: {
    plugins: [react()],
    build: {
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        output: {
          // All that the first view needs is one file: the tenth of ten waits for whatever the core does meanwhile.
          codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] },
        },
      },
    },
  },
});
