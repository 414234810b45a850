/** Which files of the repository become pages of the site, and where each stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { root } from '../source-files.js';

export interface Page {
  /** From the root of the repository: `docs/cli.md`. Made pages have none. */
  readonly source?: string;
  /** From the root of the site: `cli.html`. */
  readonly path: string;
  readonly title: string;
  readonly group: string;
  readonly text: string;
}

/** Names of groups in their order, with the pages that are in them. What is in no list comes under `Reference`. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Start: ['README.md', 'playground', 'rules', 'docs/cli.md', 'docs/adoption.md', 'docs/recipes.md', 'docs/migration.md'],
  Reference: ['docs/resources.md', 'docs/leak-classes.md'],
  Evidence: ['docs/comparison.md', 'docs/precision.md', 'docs/mutants.md', 'docs/cost.md'],
  Contributing: ['CONTRIBUTING.md', 'docs/contributing/add-a-rule.md', 'docs/contributing/add-a-resource.md', 'docs/contributing/design.md', 'docs/contributing/style.md'],
  Rules: [],
};

export const groupNames: readonly string[] = Object.keys(GROUPS);

export function collectPages(): readonly Page[] {
  const docs = readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join('docs', ...file.split('\\')))
    .filter((file) => file.endsWith('.md'));
  const sources = [...Object.values(GROUPS).flat().filter((file) => file.endsWith('.md') && existsSync(new URL(file, root))), ...docs.toSorted()];
  return [...new Set(sources)].map((source) => readPage(source)).toSorted((one, other) => groupNames.indexOf(one.group) - groupNames.indexOf(other.group));
}

function readPage(source: string): Page {
  const text = readFileSync(new URL(source, root), 'utf8');
  const title = source === 'README.md' ? 'Overview' : (/^# (?<title>.+)$/m.exec(text)?.groups?.['title'] ?? source);
  return { source, path: toPath(source), title: title.replaceAll('`', ''), group: getGroup(source), text };
}

/** `docs/rules/x.md` is `rules/x.html`. */
export function toPath(source: string): string {
  return source === 'README.md' ? 'index.html' : source.replace(/^docs\//, '').replace(/\.md$/, '.html').toLowerCase();
}

function getGroup(source: string): string {
  const listed = Object.entries(GROUPS).find(([, sources]) => sources.includes(source));
  return listed?.[0] ?? (source.startsWith('docs/rules/') ? 'Rules' : 'Reference');
}

/** From one page of the site to another. */
export function toRelative(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to) || posix.basename(to);
}
