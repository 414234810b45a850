/**
 * Editors, maps, charts and players of packages that nobody releases.
 *
 * The engine says what becomes of the object. Certain is what a framework starts again and again, and a class that ends others; of other code nobody
 * here knows how often it runs.
 *
 * Example: `useEffect(() => { new EditorView({ parent }); }, [])`.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { widgets } from '../../catalogue/index.js';
import { collectObligations } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import { judge } from '../judge.js';
import type { Certainty, Verdict } from '../model.js';
import { endsSiblings, getHome } from '../subscriptions/homes.js';

export type WidgetKind = 'widgetDropped' | 'widgetNeverReleased';

const MODULES: ReadonlySet<string> = new Set(
  widgets.flatMap(({ acquire }) => acquire.map((one) => ('method' in one ? one.on : 'call' in one ? one.call : one.construct).from)),
);

export function collectWidgets(file: FileAnalysis): readonly Finding<WidgetKind>[] {
  const isImported = file.index.sourceCode.ast.body.some(
    (statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && MODULES.has(statement.source.value),
  );
  return (isImported ? collectObligations(file, widgets) : []).flatMap((obligation) =>
    judge(file, obligation).flatMap((verdict): readonly Finding<WidgetKind>[] => {
      const kind = findKind(verdict);
      const finding = toFinding(file, verdict);
      return kind === undefined ? [] : [{ ...finding, kind, certainty: weigh(file, verdict), remedies: finding.remedies.map(({ remedy }) => ({ remedy, isSafe: false })) }];
    }),
  );
}

function weigh(file: FileAnalysis, { certainty, obligation }: Verdict): Certainty {
  if (certainty !== 'definite' && certainty !== 'path') {
    return certainty;
  }
  const owner = file.owners.getOfSite(obligation.node);
  return getHome(file, owner) === 'view' || endsSiblings(file, owner) ? certainty : 'likely';
}

function findKind({ failure }: Verdict): WidgetKind | undefined {
  switch (failure.kind) {
    case 'discarded':
      return 'widgetDropped';
    case 'neverReleased':
    case 'missedByTeardown':
      return 'widgetNeverReleased';
    default:
      return undefined;
  }
}
