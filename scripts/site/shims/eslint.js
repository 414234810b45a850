/** ESLint for what extends its classes: in a browser there is only the linter. */
export { Linter } from 'eslint/universal';
export class ESLint {}
export class LegacyESLint {}
export class RuleTester {}
export class SourceCode {}
export class Scope {}
