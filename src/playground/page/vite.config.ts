/** Bundles the playground's page into files that its server hands out as they are. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { outDir: '../../../dist/playground/page', emptyOutDir: true, assetsInlineLimit: 0 },
});
