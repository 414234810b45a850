/**
 * One row for each obligation of the web platform, of the language and of Node, and the programs that are made of it. A row says how the API is
 * called; the programs around it are the shapes that real leaks have.
 *
 * In the texts of a row `handle` stands for what is acquired, and `host` for what it is acquired from.
 */
export interface ObligationRow {
  /** As the platform's documentation calls it: `'MediaDevices.getUserMedia'`. */
  readonly api: string;
  /** The entry of the catalogue that says so. */
  readonly id: string;
  /** Without the plugin's name. */
  readonly rule?: string;
  readonly imports?: string;
  /** The type of what it is acquired from. */
  readonly host?: string;
  /** The acquiring expression. Left out where the entry's own examples are the programs. */
  readonly make?: string;
  readonly isAsync?: true;
  /** A statement before which there is no obligation. */
  readonly arm?: string;
  /** A statement that uses it. */
  readonly work?: string;
  readonly release?: string;
  /** All that the row fits into, unless it says so. */
  readonly shapes?: readonly ShapeName[];
  /** Programs that fit into no shape. */
  readonly written?: { readonly leak: string; readonly clean: string };
}

export interface Programs {
  readonly leak: string;
  readonly clean: string;
}

type ShapeName = 'field' | 'function' | 'return' | 'switch' | 'kin';


type Parts = Required<Pick<ObligationRow, 'make' | 'release'>> & ObligationRow;

/** What the catalogue's entry says of it. */
interface Facts {
  readonly ends?: string;
  readonly examples?: Programs;
}

/** The programs of a row by the name of their shape. */
export function collectPrograms(row: ObligationRow, { ends = 'never', examples }: Facts): readonly (readonly [string, Programs])[] {
  const { make, release, written } = row;
  const made = make === undefined || release === undefined ? [] : (row.shapes ?? getShapes(row, ends)).map((name) => [name, writeShape({ ...row, make, release }, name)] as const);
  const given = written ?? (made.length === 0 ? examples : undefined);
  return given === undefined ? made : [...made, ['written', given]];
}

/** A function that leaves to others the end of what ends by itself may mean it so; a field that is set after a wait has a race of its own. */
function getShapes({ isAsync }: ObligationRow, ends: string): readonly ShapeName[] {
  const shapes: readonly ShapeName[] = { never: ['field', 'function', 'return'] as const, outside: ['field', 'return'] as const, soon: ['field'] as const }[ends] ?? ['field'];
  return isAsync === true ? shapes.filter((name) => name !== 'field') : shapes;
}

function writeShape(row: Parts, name: ShapeName): Programs {
  const { imports = '', release } = row;
  const write = { field: writeField, function: writeFunction, return: writeReturn, switch: writeSwitch, kin: writeKin }[name];
  const head = imports === '' ? '' : `${imports}\n\n`;
  return { leak: `${head}${write(row, '')}`, clean: `${head}${write(row, release)}` };
}

/** A class that keeps the handle, and whose teardown ends something else. */
function writeField({ host, make, arm = '', work = 'console.log(handle);' }: Parts, release: string): string {
  return `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(${host === undefined ? '' : `private readonly host: ${host}`}) {
    this.handle = ${make};
    ${toField(arm)}
  }

  work(): void {
    ${toField(work)}
  }

  dispose(): void {
    clearInterval(this.timer);
    ${toField(release)}
  }
}
`;
}

/** A class that turns something on, and whose teardown ends something else. */
function writeSwitch({ host = 'object', make, work = '' }: Parts, release: string): string {
  return `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: ${host}) {}

  start(): void {
    ${toField(make)};
  }

  work(): void {
    ${toField(work)}
  }

  dispose(): void {
    clearInterval(this.timer);
    ${toField(release)}
  }
}
`;
}

/** A class that turns two of a kind on, and whose teardown ends one. */
function writeKin({ host = 'object', make, ...row }: Parts, release: string): string {
  return `export class Owner {
  constructor(private readonly host: ${host}, private readonly other: ${host}) {}

  start(): void {
    ${toField(make)};
    ${toOther(make)};
  }

  dispose(): void {
    ${toOther(row.release)}
    ${toField(release)}
  }
}
`;
}

/** A function that keeps the handle for itself. */
function writeFunction({ host, make, isAsync, arm = '', work = 'console.log(handle);' }: Parts, release: string): string {
  return `export ${isAsync === true ? 'async ' : ''}function run(${host === undefined ? '' : `host: ${host}`})${isAsync === true ? ': Promise<void>' : ': void'} {
  const handle = ${isAsync === true ? 'await ' : ''}${make};
  try {
    ${arm}
    ${work}
  } finally {
    console.log('end');
    ${release}
  }
}
`;
}

/** A function that leaves before the release. */
function writeReturn(row: Parts, release: string): string {
  const { host, make, isAsync, arm = '', work = 'console.log(handle);' } = row;
  const parameters = [...(host === undefined ? [] : [`host: ${host}`]), 'isDry: boolean'].join(', ');
  const head = `export ${isAsync === true ? 'async ' : ''}function run(${parameters})${isAsync === true ? ': Promise<void>' : ': void'} {
  const handle = ${isAsync === true ? 'await ' : ''}${make};`;
  return release === ''
    ? `${head}
  ${arm}
  if (isDry) {
    return;
  }
  ${work}
  ${row.release}
}
`
    : `${head}
  try {
    ${arm}
    if (isDry) {
      return;
    }
    ${work}
  } finally {
    ${release}
  }
}
`;
}

function toField(text: string): string {
  return text.replaceAll(/(?<![.\w])(?:handle|host)\b(?!:)/gu, (name) => `this.${name}`);
}

function toOther(text: string): string {
  return toField(text).replaceAll('this.host', 'this.other');
}
