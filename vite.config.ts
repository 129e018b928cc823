import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = 'http://127.0.0.1:7480';

export default defineConfig({
  root: at('web'),
  // The root is `web`, so the Svelte settings beside this file are not found by themselves.
  plugins: [svelte({ configFile: at('svelte.config.js') })],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // The page is served under `default-src 'self'`: nothing may be inlined as data or script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The drawing library comes alone, and only when a drawing is opened.
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 7481,
    proxy: {
      // The pages' own modules lie in web/api; and the product refuses pages of another origin than its own.
      '^/api/(?!.*\\.ts)': { target: server, changeOrigin: true, headers: { origin: server } },
      '^/(readyz|livez)$': { target: server, changeOrigin: true },
    },
  },
});
