import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  resolve: {
    alias: { $lib: at('./src/lib'), $routes: at('./src/routes') },
    // Without this vitest would take Svelte's server build.
    conditions: mode === 'test' ? ['browser'] : undefined
  },
  server: { port: 1420, strictPort: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The oldest engines Tauri meets: WebKitGTK of Debian 12, Safari of macOS 13, WebView2.
    target: ['safari16.4', 'chrome111'],
    // The content security policy has no `data:` sources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  },
  worker: { format: 'es' },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./src/testing/setup.ts'],
    restoreMocks: true
  }
}));
