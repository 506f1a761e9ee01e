import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          engine: 'src/main/electron/engine-process.ts',
          serve: 'src/main/serve/index.ts',
          cli: 'src/main/cli/index.ts',
          rehearsal: 'src/main/rehearsal/index.ts',
        },
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
  renderer: { plugins: [react()] },
});
