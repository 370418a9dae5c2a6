/** What `import.meta.url` is in files of the older kind of modules; only those that ask for it have this (scripts/build.mjs). */
import { pathToFileURL } from 'node:url';

export const thisFile = /* @__PURE__ */ (() => pathToFileURL(__filename).href)();
