/** Makes of the scripts for the browser one file each. ESLint, the parser, the compiler and the rules come from the packages that are installed, with shims for Node. */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Modules of Node that only code for other places imports. */
const nodeModules: Plugin = {
  name: 'node-modules',
  setup: (setup) => {
    setup.onResolve({ filter: /^(?:node:)?path(?:\/posix|\/win32)?$/ }, () => ({ path: path('shims/node-path.js') }));
    setup.onResolve({ filter: /^(?:node:.*|fs|os|inspector|perf_hooks|url|util|module|buffer|crypto|assert)$/ }, () => ({ path: path('shims/empty.js') }));
    // The rules as they are in the sources: a site needs no build of the package.
    setup.onResolve({ filter: /^eslint-plugin-leaks$/ }, () => ({ path: path('../../src/index.ts') }));
    // `@typescript-eslint/utils` extends classes of the whole of ESLint.
    setup.onResolve({ filter: /^eslint$/ }, () => ({ path: path('shims/eslint.js') }));
    setup.onResolve({ filter: /^eslint\/use-at-your-own-risk$/ }, () => ({ path: path('shims/empty.js') }));
    // Finds files for typed linting.
    setup.onResolve({ filter: /^tinyglobby$/ }, () => ({ path: path('shims/empty.js') }));
  },
};

/** Writes `site.js` and `playground.js`. */
export async function bundleScripts(folder: string): Promise<void> {
  await build({
    entryPoints: [path('browser/site.ts'), path('browser/playground.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    // Names of functions and classes stand in messages.
    keepNames: false,
    legalComments: 'linked',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    inject: [path('shims/globals.js')],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.TIMING': 'undefined', __filename: '""', __dirname: '"/"' },
    logLevel: 'error',
    plugins: [nodeModules],
  });
}
