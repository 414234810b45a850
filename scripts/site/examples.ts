/** Blocks of code that a page shows as leak or clean: what the rules say about them, and the link that opens them in the playground. */
import { extname } from 'node:path';
import plugin from '../../src/index.js';
import { type Block } from '../../tests/support/collect-blocks.js';
import { lintText } from '../../tests/support/lint-text.js';
import { type SharedCode } from './shared-code.js';

export interface Report {
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

export interface Example {
  readonly reports: readonly Report[];
  /** `undefined` where the playground, which has no types and reads no templates, finds nothing. */
  readonly shared: SharedCode | undefined;
}

const MARK = /[ \t]*(?:\/\/|\{?\/\*|<!--) leak(?:: [\w-]+)?(?: \*\/\}?| -->)?$/gm;

/** Without `// leak: …`. */
export function removeMarks(code: string): string {
  return code.replaceAll(MARK, '');
}

/** @param rule Whose page it is; `undefined` where a preset is shown. */
export function judgeExample(block: Block, rule: string | undefined): Example {
  const code = removeMarks(block.code);
  if (block.words.includes('typed') || !block.words.includes('leak')) {
    return { reports: [], shared: undefined };
  }
  for (const { rules, ...choice } of collectChoices(block, rule)) {
    const reports = collectReports(code, block.filename, rules);
    if (reports.length > 0) {
      const shared = { code, file: `file${extname(block.filename)}`, ...choice };
      // Some code leaks only beside its package.json.
      const isShown = /\.[jt]sx?$/.test(shared.file) && collectReports(code, shared.file, rules).length > 0;
      return { reports, shared: isShown ? shared : undefined };
    }
  }
  return { reports: [], shared: undefined };
}

function collectReports(code: string, filename: string, rules: Choice['rules']): readonly Report[] {
  return lintText({ code, filename, rules }).map(({ line, ruleId, message }) => ({ line, rule: ruleId?.replace('leaks/', '') ?? '', message }));
}

interface Choice {
  readonly preset: string;
  readonly options?: readonly unknown[];
  readonly rules: Parameters<typeof lintText>[0]['rules'];
}

/** The smallest preset comes first; the rule with the options of the block comes last. */
function collectChoices(block: Block, rule: string | undefined): readonly Choice[] {
  const id = `leaks/${rule ?? ''}`;
  const presets = (['recommended', 'strict', 'all'] as const).map((preset): Choice => {
    const rules = plugin.configs[preset].rules ?? {};
    return { preset, rules: rule === undefined ? rules : id in rules ? { [id]: rules[id] } : {} };
  });
  const { options } = block;
  return rule === undefined ? presets : [...presets, { preset: rule, options, rules: { [id]: ['error', ...options] } }];
}
