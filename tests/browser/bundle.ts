/** Makes of programs what a browser runs: one module a program, with what they share in chunks. The compilers are those of the frameworks. */
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('./', import.meta.url));
const load = createRequire(import.meta.url);

/** A program that a browser runs. */
export interface Program {
  /** The code under proof, as it stands on its page. */
  readonly code: string;
  /** Its extension says how it is compiled. */
  readonly filename: string;
  /** A module with `turn(n)`, and maybe `count()`, that imports the code as `block`. */
  readonly driver: string;
  /** Modules that the code imports and that exist nowhere, by their names. */
  readonly modules?: Readonly<Record<string, string>>;
}

interface Source {
  readonly contents: string;
  readonly loader: 'js' | 'ts' | 'tsx' | 'jsx';
  readonly resolveDir: string;
}

interface Found {
  readonly path: string;
  readonly namespace?: string;
  readonly pluginData?: number;
}

interface Asked {
  readonly path: string;
  readonly importer: string;
  readonly namespace: string;
  readonly pluginData?: number;
}

interface Build {
  onResolve(options: { filter: RegExp; namespace?: string }, resolve: (asked: Asked) => Found | undefined): void;
  onLoad(options: { filter: RegExp; namespace: string }, read: (asked: Asked) => Source): void;
}

/** The part of esbuild that is used here: its own typings are installed only with the proofs. */
interface Esbuild {
  build(options: object): Promise<{ readonly outputFiles: readonly { readonly path: string; readonly text: string }[] }>;
}

/** Each file of the result by its path below the server's root. Program `n` is `/program-n.js`. */
export async function bundle(programs: readonly Program[]): Promise<ReadonlyMap<string, string>> {
  const esbuild = load('esbuild') as Esbuild;
  const { outputFiles } = await esbuild.build({
    entryPoints: programs.map((_, position) => ({ in: `program:${String(position)}`, out: `program-${String(position)}` })),
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: '/out',
    target: 'es2022',
    charset: 'utf8',
    minifyWhitespace: true,
    minifySyntax: true,
    jsx: 'automatic',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    logLevel: 'error',
    plugins: [{ name: 'programs', setup: (build: Build) => { addPrograms(build, programs); } }],
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice('/out'.length), text]));
}

/** Namespaces: `program` is the driver of a program, `block` its code, `made-up` one of its modules. */
function addPrograms(build: Build, programs: readonly Program[]): void {
  build.onResolve({ filter: /^program:/ }, ({ path }) => {
    const position = Number(path.slice('program:'.length));
    return { path, namespace: 'program', pluginData: position };
  });
  build.onResolve({ filter: /^page\// }, ({ path }) => ({ path: `${folder}${path}.js` }));
  build.onResolve({ filter: /.*/ }, ({ path, namespace, pluginData: position }) => {
    if (position === undefined || !['program', 'block', 'made-up'].includes(namespace)) {
      return undefined;
    }
    if (path === 'block') {
      return { path: `block:${String(position)}`, namespace: 'block', pluginData: position };
    }
    return programs[position]?.modules?.[path] === undefined
      ? undefined
      : { path: `${String(position)}:${path}`, namespace: 'made-up', pluginData: position };
  });
  const read = (getSource: (program: Program, path: string) => Omit<Source, 'resolveDir'>) => (asked: Asked): Source & { pluginData: number } => {
    const position = asked.pluginData ?? -1;
    const program = programs[position];
    if (program === undefined) {
      throw new Error(`No program: ${asked.path}`);
    }
    return { ...getSource(program, asked.path), resolveDir: folder, pluginData: position };
  };
  build.onLoad({ filter: /.*/, namespace: 'program' }, read(({ driver }) => ({ contents: driver, loader: 'js' })));
  build.onLoad({ filter: /.*/, namespace: 'block' }, read(compile));
  build.onLoad({ filter: /.*/, namespace: 'made-up' }, read(({ modules }, path) => ({ contents: modules?.[path.slice(path.indexOf(':') + 1)] ?? '', loader: 'ts' })));
}

function compile({ code, filename }: Program): Omit<Source, 'resolveDir'> {
  switch (extname(filename)) {
    case '.vue':
      return { contents: compileVue(code, filename), loader: 'ts' };
    case '.svelte':
      return { contents: compileSvelte(code, filename), loader: 'js' };
    case '.tsx':
      return { contents: code, loader: 'tsx' };
    case '.jsx':
      return { contents: code, loader: 'jsx' };
    case '.ts':
      return { contents: compileTypeScript(code), loader: 'js' };
    default:
      return { contents: code, loader: 'js' };
  }
}

/** The compiler itself, and not esbuild, for what Angular reads at run time: the types of parameters. */
function compileTypeScript(code: string): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

interface VueCompiler {
  parse(code: string, options: object): { readonly descriptor: { readonly script: object | null; readonly scriptSetup: object | null } };
  compileScript(descriptor: object, options: object): { readonly content: string };
}

function compileVue(code: string, filename: string): string {
  const compiler = load('vue/compiler-sfc') as VueCompiler;
  const { descriptor } = compiler.parse(code, { filename });
  const { content } = compiler.compileScript(descriptor, { id: 'block', inlineTemplate: descriptor.scriptSetup !== null, genDefaultAs: 'component' });
  return `${content}\nexport default component;\n`;
}

interface SvelteCompiler {
  compile(code: string, options: object): { readonly js: { readonly code: string } };
}

function compileSvelte(code: string, filename: string): string {
  const compiler = load('svelte/compiler') as SvelteCompiler;
  return compiler.compile(code, { filename, generate: 'client', dev: false }).js.code;
}
