/**
 * The only door for rules: the verdicts on a file, computed once for all of them.
 *
 * Nothing is analysed unless the file's text contains the name of something that acquires.
 */
import type { TSESLint } from '@typescript-eslint/utils';
import { protocols, secondHandles } from '../catalogue/index.js';
import type { Family, Protocol } from '../catalogue/schema.js';
import { weakMemo } from '../util/weak-memo.js';
import { getGateName } from './acquisitions.js';
import { collectEscapedFindings, collectUsed, usingGate } from './after-release/collect.js';
import type { FailureKind } from './description.js';
import { collectQueuedEvents } from './backpressure/queued-events.js';
import { collectWrites, writeGate } from './backpressure/writes.js';
import { collectDisposers, collectTeardowns, disposerGate, type TeardownKind, teardownGate } from './disposers/collect.js';
import { createFileAnalysis, type FileAnalysis, type Parser } from './file-analysis.js';
import { type Finding, toFinding } from './finding.js';
import { collectCaches, collectCollections, growthGate } from './growth/collect.js';
import { collectMemoizers, memoizerGate } from './growth/memoizers.js';
import { collectContexts, contextGate } from './isolation/contexts.js';
import { collectUnlimited, workerGate } from './isolation/workers.js';
import { judge } from './judge.js';
import { getClaimedHandles } from './mismatches/claimed.js';
import { lateHandleGate } from './late-handles/collect.js';
import { collectLateFindings } from './late-handles/describe.js';
import { collectLostHandles } from './lost-handles/collect.js';
import { collectLosers } from './lost-handles/losers.js';
import { collectLeftReaders } from './lost-handles/line-readers.js';
import { collectUnabortable } from './lost-handles/unabortable.js';
import { collectMismatches, mismatchGate } from './mismatches/collect.js';
import type { Obligation, Verdict } from './model.js';
import { collectAcquired } from './ownership/acquirers.js';
import { acquirerGate, toWords } from './ownership/makers.js';
import { findTakingInBody } from './ownership/bodies.js';
import { getObligations } from './ownership/fresh.js';
import { collectOwnership, type OwnershipKind, ownershipGate } from './ownership/collect.js';
import { isCertain, withoutRepeats, withoutTold } from './ownership/told-once.js';
import { registrationGate } from './registrations/collect.js';
import { collectListeners } from './registrations/collect-leaks.js';
import { collectQueues, queueGate } from './queues/collect.js';
import { collectShifted } from './queues/shifted.js';
import { bufferViewGate, collectBufferViews } from './retention/buffer-views.js';
import { collectPairs, pairGate } from './pairs/collect.js';
import { collectFinalizers, finalizerGate } from './retention/finalizers.js';
import { collectCauseChains } from './retention/cause-chains.js';
import { collectContextChains } from './retention/context-chains.js';
import { collectKeptElements } from './retention/element-refs.js';
import { collectRaces, raceGate } from './retention/races.js';
import { collectKeptScopes } from './retention/scopes.js';
import { collectSharedContexts } from './retention/shared-contexts.js';
import { collectSpies } from './retention/spies.js';
import { type CompleteSettings, readSettings } from './settings.js';
import { collectSignals, signalGate } from './signals/collect.js';
import { collectStreams, streamGate } from './streams/collect.js';
import { collectSwitches, switchGate } from './switches/collect.js';
import { collectFeeds, feedGate } from './subscriptions/collect-feeds.js';
import { collectReactions, reactionGate } from './subscriptions/collect-reactions.js';
import { collectRemovers, removerGate } from './subscriptions/collect-removers.js';
import { collectSubscriptions } from './subscriptions/collect-subscriptions.js';
import { getSite, type Trace } from './trace.js';
import { collectTransactions, transactionGate } from './transactions/collect.js';
import { collectWholeInputs, wholeInputGate } from './whole-inputs/collect.js';
import { collectPreferred } from './preferred-using.js';
import { collectPreferredStacks } from './using-together.js';
import { isTestFile } from './test-files.js';
import { isOfSetUpHook } from './test-hooks.js';

export { describeVerdict, type FailureKind } from './description.js';
export type { FileAnalysis } from './file-analysis.js';
export type { Finding } from './finding.js';
export { applyBounds } from './growth/bounds.js';
export type { Certainty, Verdict } from './model.js';
export { planRemedies } from './remedies.js';
export type { Trace } from './trace.js';

/** The part of a rule's context that the analysis reads. */
export interface AnalysisContext {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: object;
  readonly languageOptions?: { readonly parser?: Parser | null | undefined };
}

export interface Analysis {
  readonly obligations: readonly Obligation[];
  readonly verdicts: readonly Verdict[];
  readonly file: FileAnalysis;
}

/** Protocols with the pattern of the names that acquire, each a whole word. */
interface Catalogue {
  readonly protocols: readonly Protocol[];
  readonly gate: RegExp;
}

const getCatalogue = weakMemo(({ resources }: CompleteSettings): Catalogue => {
  const all = [...protocols, ...resources];
  const names = new Set([...all, ...secondHandles].flatMap(({ acquire }) => acquire.map(getGateName)));
  return { protocols: all, gate: new RegExp(`${toWords(names)}|${acquirerGate}`, 'u') };
});

/** Per source code object, which lives as long as one lint of one file: the first rule that asks computes, the others read. */
const getMemory = weakMemo((_sourceCode: Readonly<TSESLint.SourceCode>) => ({
  files: new Map<string, FileAnalysis>(),
  analyses: new Map<string, Analysis | undefined>(),
}));

/**
 * The verdicts on the obligations of one family of resources; `undefined` when the file acquires none. Throws a `TypeError` on wrong
 * settings.
 */
export function analyze(context: AnalysisContext, family: Family): Analysis | undefined {
  const analysis = findAnalysis(context);
  return (
    analysis && {
      ...analysis,
      verdicts: analysis.verdicts.filter(({ obligation }) => obligation.protocol.family === family),
    }
  );
}

/** What a rule says about one family of resources. Throws a `TypeError` on wrong settings. */
export function collectVerdictFindings(context: AnalysisContext, family: Family): readonly Finding<FailureKind>[] {
  const analysis = analyze(context, family);
  return analysis === undefined ? [] : analysis.verdicts.map((verdict) => toFinding(analysis.file, verdict));
}

function findAnalysis(context: AnalysisContext): Analysis | undefined {
  const { analyses } = getMemory(context.sourceCode);
  if (!analyses.has(context.filename)) {
    analyses.set(context.filename, analyzeFile(context, readSettings(context.settings)));
  }
  return analyses.get(context.filename);
}

function analyzeFile(context: AnalysisContext, settings: CompleteSettings): Analysis | undefined {
  const catalogue = getCatalogue(settings);
  const file = findFile(context, catalogue.gate);
  if (file === undefined) {
    return undefined;
  }
  // What a release is meant for that names nothing of it is told with that release.
  const all = [...getObligations(file, catalogue.protocols).values(), ...getObligations(file, secondHandles).values(), ...collectAcquired(file, catalogue.protocols)];
  const obligations = all.filter(({ node }) => !getClaimedHandles(file).has(node));
  return { file, obligations, verdicts: obligations.flatMap((obligation) => judge(file, obligation)) };
}

/**
 * The answers about a file, made once for all that ask; `undefined` when its text has nothing that `gate` looks for, or when it is a test.
 * Throws a `TypeError` on wrong settings.
 */
function findFile({ sourceCode, filename, cwd, settings, languageOptions }: AnalysisContext, gate: RegExp): FileAnalysis | undefined {
  const { testFiles, owners, borrowers, engines } = readSettings(settings);
  if (!gate.test(sourceCode.text) || (testFiles === 'ignore' && isTestFile(filename, cwd))) {
    return undefined;
  }
  const { files } = getMemory(sourceCode);
  let file = files.get(filename);
  if (file === undefined) {
    file = createFileAnalysis(sourceCode, filename, { owners, borrowers, nodeRange: engines?.node, parser: languageOptions?.parser ?? undefined, findTakingInBody });
    files.set(filename, file);
  }
  return file;
}

/** Is it told where the settings ask for hooks of tests only? What such a hook acquires counts, even where only the runner could tell. */
export function getTestPolicy({ filename, cwd, settings }: AnalysisContext, finding: Finding): 'all' | 'hook' | 'none' {
  if (readSettings(settings).testFiles !== 'hooks' || !isTestFile(filename, cwd)) {
    return 'all';
  }
  return isOfSetUpHook(finding) ? 'hook' : 'none';
}

/** What a finding means, for those who draw it. Asked only by them: it costs more than the report. */
export function getTrace(context: AnalysisContext, { node, certainty, steps = [] }: Finding): Trace {
  const file = findFile(context, /(?:)/u);
  return { certainty, site: file === undefined ? 'call' : getSite(file, node), steps };
}

/** How a family of leaks is found that is no handle with a verdict: by the names that a file must contain, and by a look at the file. */
interface Detector<Kind extends string> {
  readonly gate: RegExp;
  readonly collect: (file: FileAnalysis) => readonly Finding<Kind>[];
}

/** A rule's question, answered once per file. */
function createQuestion<Kind extends string>({ gate, collect }: Detector<Kind>): (context: AnalysisContext) => readonly Finding<Kind>[] {
  const collectOnce = weakMemo(collect);
  return (context) => {
    const file = findFile(context, gate);
    return file === undefined ? [] : collectOnce(file);
  };
}

/** The same without what the catalogue names: a handle is reported once, by the rule of its family. */
function createRemainder<Kind extends string>(detector: Detector<Kind>): (context: AnalysisContext) => readonly Finding<Kind>[] {
  const ask = createQuestion(detector);
  return (context) => {
    const findings = ask(context);
    const verdicts = findings.length === 0 ? [] : (findAnalysis(context)?.verdicts ?? []);
    return findings.filter(({ node }) => !verdicts.some(({ obligation }) => obligation.node === node));
  };
}

/** Releases that are written and do nothing. */
export const collectMismatchFindings = createQuestion({ gate: mismatchGate, collect: collectMismatches });

/** What an abort is to end and does not: listeners that stay on a signal, and listeners whose controller nobody aborts. */
export const collectSignalFindings = createQuestion({ gate: signalGate, collect: collectSignals });

/** Subscriptions to streams that outlive their owner. */
export const collectSubscriptionFindings = createQuestion({ gate: /\bsubscribe\b/u, collect: collectSubscriptions });

/** Loops over feeds that nothing ends. */
export const collectFeedFindings = createQuestion({ gate: feedGate, collect: collectFeeds });

/** Reactions, store subscriptions and watchers that nothing ends. */
export const collectReactionFindings = createQuestion({ gate: reactionGate, collect: collectReactions });

/** What a method begins and no other method of its object ends. */
export const collectPairFindings = createQuestion({ gate: pairGate, collect: collectPairs });

/** Results that only remove, and are dropped or never used. */
export const collectRemoverFindings = createQuestion({ gate: removerGate, collect: collectRemovers });

/** Listeners that nobody takes away from a target that outlives them. */
export const collectListenerFindings = createQuestion({ gate: registrationGate, collect: collectListeners });

/** Listeners whose remover is dropped, never called, or lost. */
export const collectDisposerFindings = createQuestion({ gate: disposerGate, collect: collectDisposers });

/** What a class makes, or inherits, and its teardown forgets. */
const collectTeardownRemainder = createRemainder({ gate: teardownGate, collect: collectTeardowns });

export function collectTeardownFindings(context: AnalysisContext): readonly Finding<TeardownKind>[] {
  const findings = collectTeardownRemainder(context);
  const others = findings.every(isCertain) ? [] : collectOwnershipRemainder(context).filter(isCertain);
  return withoutTold(findings.filter((finding) => !isCertain(finding)), others).concat(findings.filter(isCertain));
}

/** Races against promises that outlive them. */
export const collectRaceFindings = createQuestion({ gate: raceGate, collect: collectRaces });

/** Handles that arrive when their owner has ended. */
export const collectLateHandleFindings = createQuestion({ gate: lateHandleGate, collect: collectLateFindings });

/** What is turned on, and off by nobody, of the kinds that these rules answer for. */
export const collectSwitchFindings = createQuestion({ gate: switchGate, collect: (file) => collectSwitches(file, 'handle') });
export const collectChannelFindings = createQuestion({ gate: switchGate, collect: (file) => collectSwitches(file, 'subscription') });

/** Handles that are used after their release. */
export function collectUsesAfterRelease(context: AnalysisContext): readonly Finding<'usedAfterRelease'>[] {
  const analysis = findAnalysis(context);
  return analysis === undefined ? [] : collectUsed(analysis.file, analysis.obligations);
}

/** Handles that `using` would release as their `finally` does. */
export function collectPreferredUsings(context: AnalysisContext): readonly Finding<'preferUsing' | 'preferStack'>[] {
  const analysis = findAnalysis(context);
  const reported = new Set(analysis?.verdicts.map(({ obligation }) => obligation));
  const leaked = new Set(analysis?.verdicts.filter(isCertain).map(({ obligation }) => obligation));
  const { obligations = [] } = analysis ?? {};
  return analysis === undefined
    ? []
    : [
        ...collectPreferred(analysis.file, obligations.filter((obligation) => !reported.has(obligation))),
        ...collectPreferredStacks(analysis.file, obligations.filter((obligation) => !leaked.has(obligation))),
      ];
}

/** What leaves the scope of its `using` declaration. */
export const collectEscapedUsings = createQuestion({ gate: usingGate, collect: collectEscapedFindings });

const collectLost = weakMemo(({ file, obligations, verdicts }: Analysis) => {
  const judged = new Set(verdicts.map(({ obligation }) => obligation));
  const others = obligations.filter((obligation) => !judged.has(obligation));
  return [...collectLostHandles(file, others), ...collectLosers(file, others)];
});

/** Readers of lines that a loop leaves, and controllers that nobody aborts. */
const collectLeft = createQuestion({
  gate: /\bcreateInterface\b|\breadLines\b|\bAbortController\b/u,
  collect: (file) => [...collectLeftReaders(file), ...collectUnabortable(file)],
});

/** Handles that are lost before anybody gets them. */
export function collectLostHandleFindings(context: AnalysisContext): readonly Finding[] {
  const analysis = findAnalysis(context);
  return [...(analysis === undefined ? [] : collectLost(analysis)), ...collectLeft(context)];
}

/** Transactions that are neither committed nor rolled back on some way out. */
export const collectTransactionFindings = createQuestion({ gate: transactionGate, collect: collectTransactions });

/** Locks on streams that stay, and bodies that nobody reads. */
export const collectStreamFindings = createQuestion({ gate: streamGate, collect: collectStreams });

/** Finalizers that cannot run. */
export const collectFinalizerFindings = createQuestion({ gate: finalizerGate, collect: collectFinalizers });

/** Resources that no catalogue knows, and that the file releases elsewhere. */
const collectOwnershipRemainder = createRemainder({ gate: ownershipGate, collect: collectOwnership });

/** The same without what the end of an owner is known to forget. */
export function collectOwnershipFindings(context: AnalysisContext): readonly Finding<OwnershipKind>[] {
  const findings = collectOwnershipRemainder(context);
  return findings.length === 0 ? [] : withoutRepeats(withoutTold(findings, collectTeardownRemainder(context)));
}

/** Maps and dictionaries that only get bigger, or keep an entry on some way out. */
export const collectCacheFindings = createQuestion({ gate: growthGate, collect: collectCaches });

/** The same of arrays and sets. */
export const collectCollectionFindings = createQuestion({ gate: growthGate, collect: collectCollections });

/** Functions that keep their results without a limit. */
export const collectMemoizerFindings = createQuestion({ gate: memoizerGate, collect: collectMemoizers });

/** Contexts that are entered and never left. */
export const collectContextFindings = createQuestion({ gate: contextGate, collect: collectContexts });

/** Small views that keep big buffers. */
export const collectBufferViewFindings = createQuestion({ gate: bufferViewGate, collect: collectBufferViews });

/** Processes, threads and pools that nothing limits; those that are never ended are told with the handles. */
export const collectUnlimitedFindings = createRemainder({ gate: workerGate, collect: collectUnlimited });

/** Writes that ignore when the sink has had enough. */
export const collectWriteFindings = createQuestion({
  gate: writeGate,
  collect: (file) => [...collectWrites(file), ...collectQueuedEvents(file)],
});

/** Inputs that are held in memory as a whole. */
export const collectWholeInputFindings = createQuestion({ gate: wholeInputGate, collect: collectWholeInputs });

/** Queues that events fill faster than a loop takes out. */
export const collectQueueFindings = createQuestion({ gate: queueGate, collect: (file) => [...collectQueues(file), ...collectShifted(file)] });

/** Requests, components and elements in what outlives them. */
export const collectScopeFindings = createQuestion({
  gate: /\b(?:re[qs]|request|response|ctx|context|this|target|currentTarget|relatedTarget|current|release|free|cause|AggregateError|let|var|before|beforeAll|beforeEach|setup|suiteSetup)\b/u,
  collect: (file) => [...collectKeptScopes(file), ...collectKeptElements(file), ...collectSharedContexts(file), ...collectCauseChains(file), ...collectContextChains(file), ...collectSpies(file)],
});
