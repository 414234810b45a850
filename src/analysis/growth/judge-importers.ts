/**
 * Containers that this file exports and that only other files fill.
 *
 * Each other file is judged with what all of them do: its own growth, and everybody's reads and removals. The report stands where the container is
 * declared, because no file that adds to it has more of a part in it than another one. Containers that this file itself takes something out of, or
 * hands over, are silent before any other file is read.
 *
 * Example: `export const sessions = new Map()` here, and `sessions.set(req.ip, …)` in the file of a route.
 */
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, type ContainerUse, hasUse } from './container.js';
import { isNeverShrunk } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { collectUsesByFile, findDeclarationOf, type OutsideUses } from './importers.js';
import { judgeNever } from './judge-never.js';

export function judgeImporters({ file, container, span, others }: Subject): readonly Draft[] {
  const at = findDeclarationOf(container)?.name;
  if (at === undefined || span !== 'process' || !container.isExported || !isNeverShrunk(container) || collectUses(container, 'dropInner').length > 0) {
    return [];
  }
  const files = collectUsesByFile(file, container) ?? [];
  const isLonger = files.some(({ uses }) => uses.some(({ kind }) => kind === 'grow'));
  if (!isLonger || files.some(({ uses }) => hasUse({ ...container, uses }, 'drop', 'dropInner', 'empty', 'bound', 'handed'))) {
    return [];
  }
  const drafts = files.flatMap(({ other, uses }) => judgeNever({ file: other, container: { ...container, uses: [...uses, ...collectReads(container, files, other)] }, span, others }));
  const best = drafts.find(({ certainty }) => certainty === 'definite') ?? drafts[0];
  return best === undefined ? [] : [{ kind: best.kind === 'neverRead' ? 'neverShrinks' : best.kind, at, certainty: best.certainty }];
}

/** That somebody else reads it. */
function collectReads(container: Container, files: readonly OutsideUses[], except: FileAnalysis): readonly ContainerUse[] {
  const elsewhere = files.flatMap(({ other, uses }) => (other === except ? [] : uses));
  return [...container.uses, ...elsewhere].filter(({ kind }) => kind === 'read');
}
