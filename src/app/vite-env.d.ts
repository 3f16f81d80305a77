/// <reference types="vite/client" />

/** The package's version, put in by the build. */
declare const __APP_VERSION__: string;

/** Where to fetch the viewer that case files bring along (case-viewer.config.ts). */
declare module 'virtual:case-viewer' {
  const address: string;
  export default address;
}
