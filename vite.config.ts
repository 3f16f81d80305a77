import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: { port: 4310, strictPort: true },
  build: {
    target: 'es2023',
    // Strict CSP: nothing inlined as a data URL.
    assetsInlineLimit: 0,
  },
});
