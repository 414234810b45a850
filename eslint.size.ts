import type { ESLint, Rule } from 'eslint';

/**
 * `max-lines-per-function` counts a named function inside another one twice, so a module written as one closure can only fail it.
 * Here the lines of a named inner function belong to that function alone.
 */
const maxOwnLines: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    messages: { tooLong: 'This function has {{lines}} lines of its own. At most {{max}} fit.' },
    schema: [{ type: 'integer', minimum: 1 }],
  },
  create(context) {
    const max = Number(context.options[0]);
    const innerLines: number[] = [];
    return {
      ':function'() {
        innerLines.push(0);
      },
      ':function:exit'(node: Rule.Node) {
        const total = countLines(node);
        const inner = innerLines.pop() ?? 0;
        const lines = total - inner;
        const outer = innerLines.pop();
        if (outer !== undefined) {
          innerLines.push(outer + (node.type === 'FunctionDeclaration' ? total : inner));
        }
        if (lines > max) {
          context.report({ node, messageId: 'tooLong', data: { lines: String(lines), max: String(max) } });
        }
      },
    };
  },
};

function countLines({ loc }: Rule.Node): number {
  return loc ? loc.end.line - loc.start.line + 1 : 0;
}

export const size: ESLint.Plugin = { meta: { name: 'size' }, rules: { 'max-own-lines': maxOwnLines } };
