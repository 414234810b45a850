// Guards against: keys that the program itself spells out, in the traps of a proxy and in lookups by a kind, a prefix or a name.
type Part = (text: string) => string;

const parts = new Map<string, Part>();
const prefixed: Record<string, string> = {};
const parsers: Record<string, DOMParser> = {};

function build(el: string): Part {
  return (text) => `<${el}>${text}</${el}>`;
}

export const tags: Record<string, Part | undefined> = new Proxy<Record<string, Part | undefined>>(
  {},
  {
    get(_, el) {
      const name = String(el);
      if (!parts.has(name)) {
        parts.set(name, build(name));
      }
      return parts.get(name);
    },
  },
);

export function toPrefixed(style: CSSStyleDeclaration, rawName: string): string {
  const known = prefixed[rawName];
  if (known !== undefined) {
    return known;
  }
  const name = rawName in style ? rawName : `webkit${rawName}`;
  prefixed[rawName] = name;
  return name;
}

export function parse(markup: string, type: DOMParserSupportedType): Document {
  const parser = (parsers[type] ??= new DOMParser());
  return parser.parseFromString(markup, type);
}
