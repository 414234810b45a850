/** `npm run site`: builds the documentation into `site/`. */
import { fileURLToPath } from 'node:url';
import { root } from '../source-files.js';
import { buildSite } from './build-site.js';

const folder = fileURLToPath(new URL('site/', root));
await buildSite(folder);
console.log(`Open ${folder}index.html`);
