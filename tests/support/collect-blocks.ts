/** A fenced block of a page that is linted: what its info string and its markers say. */
export interface Block {
  /** 1-based line of its first code line in the page. */
  readonly line: number;
  readonly language: string;
  readonly words: readonly string[];
  readonly code: string;
  /** `file=src/x.vue`, or a name by its language. */
  readonly filename: string;
  /** `options={"report":"likely"}`. */
  readonly options: readonly unknown[];
  /** The 1-based lines that carry `// leak`, each with the message or rule that it names. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly line: number;
  readonly id: string | undefined;
}

const FENCE = /^(?<indent> *)(?<fence>`{3,})(?<info>[^`\n]*)\n(?<code>[\s\S]*?)^\k<indent>\k<fence>$/gm;
const MARK = /(?:\/\/|\/\*|<!--|#) leak(?:: (?<id>[\w-]+))?(?: \*\/\}?| -->)?$/;

/** Every fenced block of a Markdown text, in order. */
export function collectBlocks(page: string): readonly Block[] {
  return [...page.matchAll(FENCE)].map((match) => {
    const { info = '', code = '', indent = '' } = match.groups ?? {};
    const [language = '', ...words] = info.trim().split(/\s+/);
    const text = code.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    return {
      line: page.slice(0, match.index).split('\n').length + 1,
      language,
      words: words.filter((word) => !word.includes('=')),
      code: text,
      filename: findValue(words, 'file') ?? `file.${language}`,
      options: parseOptions(findValue(words, 'options')),
      marks: collectMarks(text),
    };
  });
}

/** The lines with a mark at their end. */
export function collectMarks(code: string): readonly Mark[] {
  return code.split('\n').flatMap((text, index) => {
    const match = MARK.exec(text);
    return match === null ? [] : [{ line: index + 1, id: match.groups?.['id'] }];
  });
}

function findValue(words: readonly string[], key: string): string | undefined {
  return words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
}

function parseOptions(json: string | undefined): readonly unknown[] {
  if (json === undefined) {
    return [];
  }
  const options: unknown = JSON.parse(json);
  return Array.isArray(options) ? options : [options];
}
