/** What the two rules on removers ask: events whose remover is lost, and objects that their owner forgets. */
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { collectHidingTeardowns } from './base-teardowns.js';
import { collectUndrained } from './containers.js';
import { collectDroppedEvents, type DroppedKind } from './dropped-events.js';
import { collectKeptEvents, type KeptEventKind } from './kept-events.js';
import { collectKeptObjects, type ObjectKind } from './kept-objects.js';
import { collectProfiles } from './profile.js';
import { collectDroppedOfScopes } from './scope-events.js';
import { collectWidgets, type WidgetKind } from './widgets.js';

export type DisposerKind = DroppedKind | KeptEventKind;
export type TeardownKind = ObjectKind | WidgetKind | 'superMissed' | 'containerUndrained';

/** A file without an event or a construction has no remover. */
export const disposerGate = /\.on(?:[A-Z]\w*)?[(<]|\badd[A-Z]\w*Listener\b|\.addListener[(<]|\bregister[A-Z]\w*[(<]|\b(?:on|watch|listen|observe)\(/u;
export const teardownGate = /\bclass\b|\bnew \w|\b(?:createGrid|init|loadAnimation|create)\(/u;

export function collectDisposers(file: FileAnalysis): readonly Finding<DisposerKind>[] {
  const ofClasses = collectProfiles(file).flatMap((profile) => [...collectDroppedEvents(file, profile), ...collectKeptEvents(file, profile)]);
  return [...ofClasses, ...collectDroppedOfScopes(file)];
}

export function collectTeardowns(file: FileAnalysis): readonly Finding<TeardownKind>[] {
  const ofFields = collectProfiles(file).flatMap((profile) => [...collectKeptObjects(file, profile), ...collectUndrained(file, profile)]);
  return [...ofFields, ...collectHidingTeardowns(file), ...collectWidgets(file)];
}
