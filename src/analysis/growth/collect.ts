/** What the rules on growth ask: which containers of a file only get bigger, or keep an entry on some way out. At most one finding a container. */
import { testRunWords } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { collectAccumulators } from './accumulators.js';
import { collectContainers } from './collect-containers.js';
import { type Container, hasUse } from './container.js';
import { type Draft, type GrowthFinding, type GrowthKind, type JudgeGrowth, type Subject, toGrowthFinding } from './growth-finding.js';
import { getLastNameOf } from './evidence.js';
import { judgeImporters } from './judge-importers.js';
import { judgeInner } from './judge-inner.js';
import { judgeItems } from './judge-items.js';
import { judgeNever } from './judge-never.js';
import { judgePools } from './judge-pools.js';
import { judgeReleased } from './judge-released.js';
import { judgeSettlement } from './judge-settlement.js';
import { judgeSiblings } from './judge-siblings.js';
import { judgeInnerGrowth } from './judge-inner-growth.js';
import { judgeStale } from './judge-stale.js';
import { judgeWeakKeys } from './judge-weak-keys.js';
import { splitWords } from './keys.js';
import { collectOutsideUses } from './importers.js';
import { collectLabels } from './labels.js';
import { getSpan } from './life.js';
import { withRemedies } from './remedies.js';

/** A file that makes no container has none that grows. */
export const growthGate = /\bnew\s+(?:Map|Set|Array)\b|\[\s*\]|\{\s*\}|\bObject\.create\b|\b__proto__\b|\bRecord<|\w\[[^\]'"]+\]\s*(?:\?\?|\|\|)?=[^=>]|\+=|\bcause:|\bprom-client\b/u;

const TEST_RUNS: ReadonlySet<string> = new Set(testRunWords);

/** What is missing on one way out says more than that nothing is ever removed. */
const JUDGES: readonly JudgeGrowth[] = [judgeSettlement, judgeSiblings, judgeItems, judgeInner, judgeReleased, judgePools, judgeStale, judgeWeakKeys, judgeNever, judgeInnerGrowth];

const collectGrowth = weakMemo((file: FileAnalysis): readonly GrowthFinding[] => {
  const containers = collectContainers(file).filter((container) => !splitWords(getLastNameOf(container)).some((word) => TEST_RUNS.has(word)));
  const growing = containers.filter((container) => hasUse(container, 'grow', 'growInner'));
  const others = growing.filter(({ isExported }) => !isExported);
  const toSubject = (container: Container): Subject => ({ file, container, span: getSpan(file, container), others });
  const own = growing.flatMap((container) => judgeContainer(toSubject(container)));
  // What other files put in is asked of what this one exports and does not let grow.
  const still = containers.filter((container) => container.isExported && !growing.includes(container)).map(toSubject);
  return [...own, ...still.flatMap((subject) => judgeImporters(subject).map((draft) => toGrowthFinding(subject, draft)))];
});

function judgeContainer(subject: Subject): readonly GrowthFinding[] {
  const draft = findDraft(subject);
  if (draft === undefined || !subject.container.isExported) {
    return draft === undefined ? [] : [toGrowthFinding(subject, withRemedies(subject, draft))];
  }
  // Other files are read for those only that this one alone lets grow; no edit of this file is sure to fit them.
  const outside = collectOutsideUses(subject.file, subject.container);
  const whole = outside && { ...subject, container: { ...subject.container, uses: [...subject.container.uses, ...outside] } };
  const confirmed = whole && findDraft(whole);
  return whole === undefined || confirmed === undefined ? [] : [toGrowthFinding(whole, confirmed)];
}

function findDraft(subject: Subject): Draft | undefined {
  for (const judge of JUDGES) {
    const [draft] = judge(subject);
    if (draft !== undefined) {
      return draft;
    }
  }
  return undefined;
}

/** What has keys to look something up by: a cache, as far as the reader can tell. */
function isKeyed({ shape }: Pick<Container, 'shape'>): boolean {
  return shape === 'map' || shape === 'dictionary';
}

export function collectCaches(file: FileAnalysis): readonly Finding<GrowthKind>[] {
  return [...collectGrowth(file).flatMap(({ shape, finding }) => (isKeyed({ shape }) ? [finding] : [])), ...collectLabels(file)];
}

export function collectCollections(file: FileAnalysis): readonly Finding<GrowthKind>[] {
  return [...collectGrowth(file).flatMap(({ shape, finding }) => (isKeyed({ shape }) ? [] : [finding])), ...collectAccumulators(file)];
}
