/** What all rules with their default options say of a text. */
import plugin from '../../src/index.js';
import { lintText } from './lint-text.js';

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`leaks/${name}`, 'error'] as const));

/** The message ids, in the order of the reports. */
export function ids(code: string, filename = 'src/file.js'): readonly (string | undefined)[] {
  return lintText({ code, filename, rules, settings: { leaks: { testFiles: 'report' } } }).map(({ messageId }) => messageId);
}
