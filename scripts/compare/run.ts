/**
 * Runs every peer beside this plugin: `npm run compare`. Installs the peers into node_modules/.cache, lints the pairs of features.ts and the examples of the rule
 * pages with types, and the published packages of the precision set without; writes docs/data/comparison.json, of which `npm run generate` makes the page.
 * Needs Node 22 or later, as two of the peers do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import parser from '@typescript-eslint/parser';
import { type ESLint, Linter } from 'eslint';
import { collectBlocks } from '../../tests/support/collect-blocks.js';
import plugin from '../../src/index.js';
import { packages } from '../precision/packages.js';
import { readJudged } from '../precision/findings.js';
import { fetchPackage, listSources, type Pinned } from '../published.js';
import { root, writeSource } from '../source-files.js';
import { type Comparison, dataFile, type PackageCount, type PageCount, readComparison, type Sample } from './data.js';
import { features } from './features.js';
import { OURS, type Peer, peers, unused } from './peers.js';
import { folder, installPeers, loadPeer, writePrograms } from './workspace.js';

interface Example {
  readonly file: string;
  readonly page: string;
  readonly isLeak: boolean;
  readonly code: string;
  readonly lines: readonly number[];
}

interface Report {
  /** The peer's name. */
  readonly by: string;
  readonly line: number;
  readonly rule: string;
}

interface PublishedReport extends Report {
  readonly package: string;
  readonly file: string;
}

/** As many of each peer are read. */
const SAMPLE_SIZE = 12;

const SOURCES = ['**/*.{ts,tsx,js,jsx,mjs}'];
const linter = new Linter({ cwd: folder });

installPeers();
const plugins: Record<string, ESLint.Plugin> = { leaks: plugin };
for (const { name, prefix } of peers) {
  plugins[prefix] = await loadPeer(name);
}
const examples = collectExamples();
const pairs = features.flatMap(({ file, leak, clean }, index) => [
  [`features/${index}-leak-${file}`, leak] as const,
  [`features/${index}-clean-${file}`, clean] as const,
]);
writePrograms(new Map([...examples.map(({ file, code }) => [file, code] as const), ...pairs, ['features/disk.ts', 'export declare function openSync(path: string): Disposable & { readonly size: number };\n']]));

const published = packages.flatMap(lintPackage);
const comparison: Comparison = { features: measureFeatures(), pages: measurePages(), packages: measurePackages(), samples: takeSamples() };
writeSource(dataFile, `${JSON.stringify(comparison, undefined, 1)}\n`);

function measureFeatures(): Comparison['features'] {
  return features.map(({ name, file }, index) => {
    const [onLeak = [], onClean = []] = ['leak', 'clean'].map((kind) => {
      const path = `features/${index}-${kind}-${file}`;
      return lintTyped(path, readFileSync(join(folder, 'programs', path), 'utf8')).map(({ by }) => by);
    });
    const all = [OURS, ...peers.map((peer) => peer.name)];
    return { name, has: all.filter((by) => onLeak.includes(by) && !onClean.includes(by)), reportsBoth: all.filter((by) => onLeak.includes(by) && onClean.includes(by)) };
  });
}

function measurePages(): readonly PageCount[] {
  const found = examples.map((example) => ({ example, reports: lintTyped(example.file, example.code) }));
  return [...new Set(examples.map(({ page }) => page))].map((page) => {
    const own = found.filter(({ example }) => example.page === page);
    const leaks = own.filter(({ example }) => example.isLeak);
    const clean = own.filter(({ example }) => !example.isLeak);
    const count = (of: typeof own, { name }: Peer, isMarked: boolean): number =>
      of.filter(({ example, reports }) => reports.some(({ by, line }) => by === name && (!isMarked || example.lines.includes(line)))).length;
    return {
      page,
      leaks: leaks.length,
      clean: clean.length,
      found: Object.fromEntries(peers.map((peer) => [peer.name, count(leaks, peer, true)])),
      reportedClean: Object.fromEntries(peers.map((peer) => [peer.name, count(clean, peer, false)])),
    };
  });
}

function lintPackage(pinned: Pinned): readonly PublishedReport[] {
  const at = fetchPackage(pinned);
  return listSources(at, pinned.roots).flatMap((path) => {
    const file = relative(at, path).replaceAll('\\', '/');
    return lintUntyped(file, readFileSync(path, 'utf8')).map((report) => ({ ...report, package: pinned.name, file }));
  });
}

function measurePackages(): readonly PackageCount[] {
  const judged = readJudged().filter(({ opinion }) => opinion === 'true');
  const untyped = peers.filter(({ needsTypes }) => !needsTypes).map(({ name }) => name);
  return packages.map(({ name, version }) => {
    const own = published.filter((report) => report.package === name);
    const trueOnes = judged.filter((one) => one.package === name);
    return {
      name: `${name} ${version}`,
      reports: Object.fromEntries([OURS, ...untyped].map((by) => [by, own.filter((report) => report.by === by).length])),
      trueOnes: trueOnes.length,
      sameAsTrue: Object.fromEntries(untyped.map((by) => [by, trueOnes.filter(({ file, line }) => own.some((report) => report.by === by && report.file === file && report.line === line)).length])),
    };
  });
}

/** Evenly over all reports; what was read before keeps its opinion. */
function takeSamples(): readonly Sample[] {
  const known = new Map(readSamples().map((sample) => [toKey(sample), sample]));
  return peers.flatMap(({ name }) => {
    const own = published.filter(({ by }) => by === name);
    const size = Math.min(SAMPLE_SIZE, own.length);
    return Array.from({ length: size }, (_, index) => own[Math.floor(((index + 0.5) * own.length) / size)]).flatMap((report) => {
      if (report === undefined) {
        return [];
      }
      const { by, file, line, rule } = report;
      const { opinion = 'unread', reason = '' } = known.get(toKey(report)) ?? {};
      return [{ by, package: report.package, file, line, rule, opinion, reason }];
    });
  });
}

function readSamples(): readonly Sample[] {
  return existsSync(new URL(dataFile, root)) ? (readComparison().samples) : [];
}

function toKey({ by, package: of, file, line, rule }: PublishedReport): string {
  return [by, of, file, line, rule].join(' ');
}

function lintTyped(file: string, code: string): readonly Report[] {
  const config: Linter.Config = {
    files: SOURCES,
    plugins,
    rules: { ...plugin.configs.strict.rules, ...collectRules(peers) },
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  return toReports(linter.verify(code, config, { filename: join(folder, 'programs', file) }));
}

/** A file that does not parse has no report; neither has one without lines of its author's. */
function lintUntyped(file: string, code: string): readonly Report[] {
  if (code.length > 300_000 || code.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  const config: Linter.Config = {
    files: SOURCES,
    plugins,
    rules: { ...plugin.configs.recommended.rules, ...collectRules(peers.filter(({ needsTypes }) => !needsTypes)) },
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  return toReports(linter.verify(code, config, { filename: join(folder, 'published', file), allowInlineConfig: false }));
}

function collectRules(of: readonly Peer[]): Linter.RulesRecord {
  return Object.fromEntries(of.flatMap(({ prefix, rules }) => rules.map((rule) => `${prefix}/${rule}`)).filter((rule) => !unused.has(rule)).map((rule) => [rule, 'error']));
}

function toReports(messages: readonly Linter.LintMessage[]): readonly Report[] {
  const names = new Map([['leaks', OURS], ...peers.map(({ prefix, name }) => [prefix, name] as const)]);
  return messages.flatMap(({ ruleId, line, fatal, message }) => {
    if (fatal === true && !message.startsWith('Parsing error')) {
      throw new Error(message);
    }
    const by = names.get(ruleId?.slice(0, ruleId.lastIndexOf('/')) ?? '');
    return by === undefined ? [] : [{ by, line, rule: ruleId ?? '' }];
  });
}

/** The examples of the rule pages that are TypeScript or JavaScript. */
function collectExamples(): readonly Example[] {
  const pages = new URL('docs/rules/', root);
  return readdirSync(pages)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      collectBlocks(readFileSync(new URL(file, pages), 'utf8'))
        .filter(({ words, language }) => /^[jt]sx?$/.test(language) && words.some((word) => word === 'leak' || word === 'clean'))
        .map((block): Example => ({
          file: `pages/${file.slice(0, -3)}-${block.line}.${block.language}`,
          page: file.slice(0, -3),
          isLeak: block.words.includes('leak'),
          code: block.code,
          lines: block.marks.map(({ line }) => line),
        })),
    );
}
