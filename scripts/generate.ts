/**
 * `npm run generate`: writes what follows from the sources. CI runs it and fails on any difference.
 * Run with jiti, because Node 20 does not run TypeScript.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { renderCatalogue } from './render-catalogue.js';
import { camelCase, collectModules, root, writeSource } from './source-files.js';

const banner = (source: string): string => `// Written by \`npm run generate\` from ${source}.\n`;

writeSource('src/version.ts', `${banner('package.json')}export const version = '${readVersion()}';\n`);
writeSource('src/rules/index.ts', renderRuleIndex(collectModules('src/rules')));
writeSource('src/catalogue/entries.ts', renderCatalogue(banner('the folders beside this file')));
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
if (collectModules('src/rules').length > 0) {
  run('node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js');
}

// Read only now, because both follow from files written above.
const { renderResources } = await import('./render-resources.js');
const { renderLeakClasses } = await import('./render-leak-classes.js');
const { renderPrecision } = await import('./render-precision.js');
const { renderComparison } = await import('./render-comparison.js');
const { renderFixSafety } = await import('./render-fix-safety.js');
const { renderBenchmark } = await import('./benchmark/figures.js');
const { writeMeasured } = await import('./render-proofs.js');
const { settingsSchema } = await import('../src/analysis/settings-schema.js');
writeMeasured();
writeSource('docs/leak-classes.md', renderLeakClasses());
writeSource('docs/precision.md', renderPrecision());
writeSource('docs/comparison.md', renderComparison());
writeSource('docs/fix-safety.md', renderFixSafety());
if (existsSync(new URL('docs/data/benchmark.json', root))) {
  writeSource('docs/cost.md', renderBenchmark());
}
writeSource('docs/resources.md', renderResources());
writeSource('docs/settings.schema.json', `${JSON.stringify(settingsSchema(), undefined, 2)}\n`);

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
    throw new TypeError('package.json has no version.');
  }
  return String(manifest.version);
}

function renderRuleIndex(names: readonly string[]): string {
  const imports = names.map((name) => `import ${camelCase(name)} from './${name}.js';\n`);
  const entries = names.map((name) => `  '${name}': ${camelCase(name)},\n`);
  const body = entries.length > 0 ? `{\n${entries.join('')}}` : '{}';
  return `${banner('the files of this folder')}${imports.join('')}\nexport const rules = ${body};\n`;
}

function run(script: string, ...parameters: readonly string[]): void {
  execFileSync(process.execPath, [script, ...parameters], { cwd: root, stdio: 'inherit' });
}
