/**
 * Where symbols are declared, in the words of the catalogue.
 *
 * A symbol whose declarations disagree (a member of a union of two classes) has no origin. A merge of the platform's declaration with the
 * project's is the platform's.
 */
import type ts from 'typescript';
import { withoutGlobalObject } from '../util/global-object.js';
import { findModuleName, findPackageName } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';
import { type DeclarationPath, findDeclarationPath } from './declaration-path.js';
import type { SymbolOrigin } from './seam.js';
import { SymbolFlag } from './stable-flags.js';

export interface Origins {
  readonly findOrigin: (symbol: ts.Symbol) => SymbolOrigin | undefined;
  /** What an import or re-export stands for; other symbols stand for themselves. */
  readonly followAlias: (symbol: ts.Symbol) => ts.Symbol;
}

export function createOrigins(program: ts.Program, checker: ts.TypeChecker): Origins {
  function followAlias(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & SymbolFlag.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  }

  const isModule = weakMemo((file: ts.SourceFile) => checker.getSymbolAtLocation(file) !== undefined);

  function getPlace(path: DeclarationPath): string {
    const { ambientModule, file } = path;
    if (ambientModule !== undefined) {
      return findModuleName(ambientModule.name) ?? 'program';
    }
    if (program.isSourceFileDefaultLibrary(file)) {
      return 'global';
    }
    const packagePath = findPackagePath(file.fileName);
    if (packagePath === undefined) {
      return 'program';
    }
    return path.isGlobalAugmentation || !isModule(file) ? 'global' : (findPackageName(packagePath) ?? 'program');
  }

  const findWholeExport = weakMemo((moduleSymbol: ts.Symbol): string | undefined => {
    const exported = [...(moduleSymbol.exports?.values() ?? [])].find(({ escapedName }) => String(escapedName) === 'export=');
    return exported && followAlias(exported).name;
  });

  /** `export = React` makes `React.useEffect` of the namespace `React` the module's `useEffect`. */
  function getExportedNames(path: DeclarationPath): readonly string[] {
    const [first, ...rest] = path.names;
    if (!path.startsInNamespace || rest.length === 0) {
      return path.names;
    }
    const moduleSymbol = checker.getSymbolAtLocation(path.ambientModule?.node ?? path.file);
    return moduleSymbol !== undefined && findWholeExport(moduleSymbol) === first ? rest : path.names;
  }

  function findDeclarationOrigin(declaration: ts.Declaration): SymbolOrigin | undefined {
    const path = findDeclarationPath(declaration);
    if (path === undefined) {
      return undefined;
    }
    const from = getPlace(path);
    const names = from === 'global' || from === 'program' ? path.names : getExportedNames(path);
    const name = names.join('.') || 'default';
    return { from, name: from === 'global' ? withoutGlobalObject(name) : name };
  }

  return {
    followAlias,
    findOrigin: weakMemo((symbol: ts.Symbol) => {
      const origins = (symbol.declarations ?? []).map(findDeclarationOrigin);
      const [origin] = [...origins].sort((left, right) => rank(left) - rank(right));
      const isAgreed = origins.every((other) => other?.name === origin?.name && (other?.from === origin?.from || rank(other) > rank(origin)));
      return isAgreed ? origin : undefined;
    }),
  };
}

/** The platform before Node's modules and packages, these before the project. */
function rank(origin: SymbolOrigin | undefined): number {
  switch (origin?.from) {
    case 'global':
      return 0;
    case 'program':
      return 2;
    case undefined:
      return 3;
    default:
      return 1;
  }
}

/** What stands after the last `node_modules/`. */
export function findPackagePath(fileName: string): string | undefined {
  const marker = '/node_modules/';
  const index = fileName.lastIndexOf(marker);
  return index < 0 ? undefined : fileName.slice(index + marker.length);
}
