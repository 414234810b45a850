/** Is a file written in TypeScript, so that a declaration takes a type? */
import type { FileAnalysis } from './file-analysis.js';

export function isTypeScript({ filename, index }: FileAnalysis): boolean {
  return /\.[cm]?tsx?$/u.test(filename) || /<script[^>]*\blang=["']tsx?["']/u.test(index.sourceCode.text);
}
