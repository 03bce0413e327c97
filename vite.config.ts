import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser's part: the help portal's page and the backoffice. The server finds the files by the manifest. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    // An image inside a style sheet would need `data:` in the pages' Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: ['portal/web/portal.ts', 'portal/web/site.css', 'backoffice/web/main.tsx'] },
  },
});
