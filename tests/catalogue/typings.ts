/**
 * What the real typings say about a name: lib.dom, @types/node, and the packages that are installed. One program holds the libraries and
 * every example of the catalogue.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Acquire, Exempt, Protocol, Release, SymbolRef } from '../../src/catalogue/schema.js';

const beside = dirname(fileURLToPath(import.meta.url));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts', 'lib.webworker.d.ts'],
  types: ['node'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  esModuleInterop: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Node's newest, and what lib.dom leaves to a package. The packages are held against the version that they ask for themselves. */
const newest: ts.CompilerOptions = {
  ...options,
  typeRoots: ['../typings/node_modules', '../typings/node_modules/@types'].map((path) => fileURLToPath(new URL(path, import.meta.url))),
  types: ['types-node-next', 'dom-speech-recognition'],
};

export interface Typings {
  /** Where the programs stand. */
  readonly folder: string;
  readonly program: ts.Program;
  /** What the typings do not have of all that a protocol names, one line each. */
  readonly collectMistakes: (protocol: Protocol) => readonly string[];
  readonly has: (ref: SymbolRef) => boolean;
  /** Names of the global classes whose name matches. */
  readonly collectClasses: (pattern: RegExp) => readonly string[];
  /** Syntax and type errors of one of the programs. */
  readonly collectErrors: (program: string) => readonly string[];
}

/** Typings of the modules that the references name, as `folder` has them installed, and of these programs by file name below it. */
export function readTypings(modules: readonly string[], programs: ReadonlyMap<string, string>, folder: string = beside): Typings {
  const imports = modules.map((name, index) => `import * as m${String(index)} from '${name}';`).join('\n');
  const sources = new Map([...programs].map(([name, text]) => [`${folder}/${name}`, text]));
  const probe = `${folder}/probe-of-modules.ts`;
  sources.set(probe, `${imports}\nexport {};`);
  const chosen = folder === beside ? newest : options;
  const host = ts.createCompilerHost(chosen);
  const program = ts.createProgram([...sources.keys()], chosen, {
    ...host,
    getCurrentDirectory: () => folder,
    fileExists: (name) => sources.has(name) || host.fileExists(name),
    directoryExists: (name) => [...sources.keys()].some((file) => file.startsWith(`${name}/`)) || host.directoryExists?.(name) !== false,
    getSourceFile(name, languageVersion, ...rest) {
      const text = sources.get(name);
      return text === undefined
        ? host.getSourceFile(name, languageVersion, ...rest)
        : ts.createSourceFile(name, text, languageVersion, true);
    },
  });
  const checker = program.getTypeChecker();
  const lookup = createLookup(checker, collectModuleSymbols(program, checker, probe));
  return {
    folder,
    program,
    has: (ref) => lookup.find(ref) !== undefined,
    collectMistakes: (protocol) => collectMistakes(protocol, lookup),
    collectClasses: (pattern) =>
      checker
        .getSymbolsInScope(getFile(program, probe), ts.SymbolFlags.Value)
        .filter((symbol) => pattern.test(symbol.name) && (symbol.flags & ts.SymbolFlags.Interface) !== 0)
        .map(({ name }) => name),
    collectErrors(name) {
      const file = getFile(program, `${folder}/${name}`);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
      );
    },
  };
}

function getFile(program: ts.Program, name: string): ts.SourceFile {
  const file = program.getSourceFile(name);
  if (file === undefined) {
    throw new TypeError(`No file ${name}`);
  }
  return file;
}

function collectModuleSymbols(
  program: ts.Program,
  checker: ts.TypeChecker,
  probe: string,
): ReadonlyMap<string, ts.Symbol> {
  const symbols = new Map<string, ts.Symbol>();
  for (const statement of getFile(program, probe).statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
      if (symbol !== undefined) {
        symbols.set(statement.moduleSpecifier.text, symbol);
      }
    }
  }
  return symbols;
}

interface Lookup {
  readonly checker: ts.TypeChecker;
  readonly find: (ref: SymbolRef) => ts.Symbol | undefined;
  /** A member of a type, of a value's type, or of a namespace; `'[Symbol.dispose]'` too. */
  readonly findMember: (owner: ts.Symbol, name: string) => ts.Symbol | undefined;
}

function createLookup(checker: ts.TypeChecker, modules: ReadonlyMap<string, ts.Symbol>): Lookup {
  function findMember(owner: ts.Symbol, name: string): ts.Symbol | undefined {
    const exported = (owner.flags & ts.SymbolFlags.Module) === 0 ? [] : checker.getExportsOfModule(owner);
    return follow(
      exported.find((symbol) => symbol.name === name) ??
        findProperty(checker.getDeclaredTypeOfSymbol(owner), name) ??
        findProperty(checker.getTypeOfSymbol(owner), name),
    );
  }

  function follow(symbol: ts.Symbol | undefined): ts.Symbol | undefined {
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function findGlobal(name: string): ts.Symbol | undefined {
    return (
      checker.resolveName(name, undefined, ts.SymbolFlags.Value, false) ??
      checker.resolveName(name, undefined, ts.SymbolFlags.Type, false)
    );
  }

  /** `export = Cursor` is the module's `default`. */
  function findWhole(module: ts.Symbol, name: string): ts.Symbol | undefined {
    const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
    return name === 'default' ? follow(whole) : undefined;
  }

  /** A namespace of which the module exports the parts under other names. */
  function findInside({ declarations }: ts.Symbol, name: string): ts.Symbol | undefined {
    return checker.resolveName(name, declarations?.[0], ts.SymbolFlags.Namespace, false);
  }

  function find({ from, name }: SymbolRef): ts.Symbol | undefined {
    const [head = '', ...rest] = name.split('.');
    const module = modules.get(from);
    let symbol =
      from === 'global'
        ? findGlobal(head)
        : module && (follow(checker.getExportsOfModule(module).find((exported) => exported.name === head)) ?? findWhole(module, head) ?? findInside(module, head));
    for (const part of rest) {
      symbol = symbol && findMember(symbol, part);
    }
    return symbol;
  }

  return { checker, find, findMember };
}

function findProperty(type: ts.Type, name: string): ts.Symbol | undefined {
  const wellKnown = /^\[Symbol\.(\w+)\]$/u.exec(name)?.[1];
  return wellKnown === undefined
    ? type.getProperty(name)
    : type.getProperties().find((property) => property.name.startsWith(`__@${wellKnown}@`));
}

function collectMistakes(protocol: Protocol, lookup: Lookup): readonly string[] {
  const signatures = protocol.acquire.map((acquire) => collectSignatures(acquire, lookup));
  const mistakes = protocol.acquire.flatMap((acquire, at) =>
    signatures[at]?.length === 0 ? [`acquire: ${JSON.stringify(acquire)}`] : [],
  );
  const all = signatures.flat();
  if (protocol.callback !== undefined && !all.some((one) => isCallable(findParameter(one, protocol.callback, lookup)))) {
    mistakes.push(`callback: ${String(protocol.callback)}`);
  }
  if (protocol.delay !== undefined && !all.some((one) => findParameter(one, protocol.delay, lookup) !== undefined)) {
    mistakes.push(`delay: ${String(protocol.delay)}`);
  }
  const handles = collectHandles(protocol, all, lookup);
  if (protocol.ends === 'iterated' && !handles.some((type) => findProperty(type, '[Symbol.asyncIterator]'))) {
    mistakes.push('ends: iterated');
  }
  return [
    ...mistakes,
    ...protocol.release
      .filter((release) => !isRelease(release, protocol, handles, lookup))
      .map((release) => `release: ${JSON.stringify(release)}`),
    ...(protocol.exempt ?? [])
      .filter((exempt) => !isExempt(exempt, all, handles, lookup))
      .map((exempt) => `exempt: ${JSON.stringify(exempt)}`),
  ];
}

function collectSignatures(acquire: Acquire, lookup: Lookup): readonly ts.Signature[] {
  const { checker } = lookup;
  if ('method' in acquire) {
    const owner = lookup.find(acquire.on);
    const method = owner && lookup.findMember(owner, acquire.method);
    return method === undefined ? [] : checker.getTypeOfSymbol(method).getCallSignatures();
  }
  const symbol = lookup.find('call' in acquire ? acquire.call : acquire.construct);
  if (symbol === undefined) {
    return [];
  }
  const type = checker.getTypeOfSymbol(symbol);
  return 'call' in acquire ? type.getCallSignatures() : type.getConstructSignatures();
}

function collectHandles(protocol: Protocol, signatures: readonly ts.Signature[], lookup: Lookup): readonly ts.Type[] {
  const { checker } = lookup;
  const { handle = 'return' } = protocol;
  return signatures.flatMap((signature) => {
    if (handle === 'receiver') {
      return protocol.acquire.flatMap((acquire) => {
        const owner = 'method' in acquire ? lookup.find(acquire.on) : undefined;
        return owner === undefined ? [] : checker.getDeclaredTypeOfSymbol(owner);
      });
    }
    if (typeof handle === 'object' && 'element' in handle) {
      const element = checker.getAwaitedType(signature.getReturnType())?.getProperty(String(handle.element));
      return element === undefined ? [] : checker.getTypeOfSymbol(element);
    }
    if (typeof handle === 'object' && 'property' in handle) {
      const property = findProperty(signature.getReturnType(), handle.property);
      return property === undefined ? [] : [checker.getTypeOfSymbol(property)];
    }
    if (typeof handle === 'object') {
      const callback = findParameter(signature, handle.callbackArgument, lookup);
      return (callback?.getNonNullableType().getCallSignatures() ?? []).flatMap(
        (inner) => findParameter(inner, handle.parameter, lookup)?.getNonNullableType() ?? [],
      );
    }
    const type = signature.getReturnType();
    return (handle === 'promise' ? (checker.getAwaitedType(type) ?? []) : type.getNonNullableType());
  });
}

function findParameter(signature: ts.Signature, index: number | undefined, { checker }: Lookup): ts.Type | undefined {
  const parameter = index === undefined ? undefined : signature.parameters[index];
  return parameter && checker.getTypeOfSymbol(parameter);
}

/** Listeners may be objects with a method, and timers strings of code: unions count when one member can be called. */
function isCallable(type: ts.Type | undefined): boolean {
  const members = type?.isUnion() === true ? type.types : type === undefined ? [] : [type];
  return members.some((member) => member.getCallSignatures().length > 0 || member.getSymbol()?.name === 'Function');
}

function isRelease(release: Release, protocol: Protocol, handles: readonly ts.Type[], lookup: Lookup): boolean {
  const { checker } = lookup;
  if ('invoke' in release) {
    return handles.some(isCallable);
  }
  if ('part' in release) {
    return handles.some((type) => {
      const part = findProperty(type, release.part);
      const held = part && checker.getTypeOfSymbol(part);
      const each = held?.getCallSignatures().map((signature) => checker.getIndexTypeOfType(signature.getReturnType(), ts.IndexKind.Number));
      return [held, ...(each ?? [])].some((one) => one !== undefined && findProperty(one, release.by) !== undefined);
    });
  }
  if ('call' in release) {
    const symbol = lookup.find(release.call);
    const signatures = symbol === undefined ? [] : checker.getTypeOfSymbol(symbol).getCallSignatures();
    return signatures.some((signature) => findParameter(signature, release.argument, lookup) !== undefined);
  }
  if ('mirror' in release) {
    return protocol.acquire.every((acquire) => {
      if ('method' in acquire) {
        const owner = lookup.find(acquire.on);
        return owner !== undefined && lookup.findMember(owner, release.mirror) !== undefined;
      }
      return 'call' in acquire && lookup.find({ from: acquire.call.from, name: release.mirror }) !== undefined;
    });
  }
  return handles.some((type) => findProperty(type, release.method) !== undefined);
}

function isExempt(
  exempt: Exempt,
  signatures: readonly ts.Signature[],
  handles: readonly ts.Type[],
  lookup: Lookup,
): boolean {
  if ('chained' in exempt) {
    return handles.some((type) => findProperty(type, exempt.chained) !== undefined);
  }
  if ('within' in exempt) {
    return lookup.find(exempt.within) !== undefined;
  }
  if ('given' in exempt) {
    return signatures.some((signature) => isCallable(findParameter(signature, exempt.given, lookup)));
  }
  return signatures.some((signature) => {
    const type = findParameter(signature, exempt.argument, lookup)?.getNonNullableType();
    const members = type?.isUnion() === true ? type.types : type === undefined ? [] : [type];
    return members.some((member) => findProperty(member, exempt.option) !== undefined);
  });
}
