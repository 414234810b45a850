/**
 * Controllers on whose signal listeners hang that outlive their owner, and that nobody aborts.
 *
 * `{ signal }` moves the obligation from the listener to the controller: whoever can abort it can end the listener. So a controller that leaves
 * the code that is seen, or whose `abort` is mentioned where it may run, is nothing to report; the engine of handles decides.
 *
 * Example: `window.addEventListener('resize', layout, { signal: this.controller.signal })` in a class that never aborts `controller`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { weakMemo } from '../../util/weak-memo.js';
import { abortableWaits, controllers, pageStartEvents } from '../../catalogue/index.js';
import { collectObligations } from '../acquisitions.js';
import { capturesActivation } from '../captures.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { judge } from '../judge.js';
import type { AcquireNode, Certainty, Obligation, Place, Verdict } from '../model.js';
import { isSamePlace } from '../places.js';

export interface UnabortedController {
  readonly verdict: Verdict;
  /** The registration that outlives its owner; `undefined` where the signal only goes to calls that end by themselves. */
  readonly registration: AcquireNode | undefined;
  /** Calls that get the signal. */
  readonly uses: readonly AcquireNode[];
}

/** A call that gets a signal in its options. */
interface SignalUse {
  readonly call: AcquireNode;
  readonly controller: Place;
}

const ADDERS: ReadonlySet<string> = new Set(['addEventListener', 'addListener', 'on']);

export function collectUnaborted(file: FileAnalysis): readonly UnabortedController[] {
  const uses = collectSignalUses(file);
  return collectObligations(file, controllers).flatMap((obligation) => {
    const { fate } = obligation;
    const own = fate.kind === 'kept' ? uses.filter(({ controller }) => isSamePlace(controller, fate.place)) : [];
    return own.length === 0 ? [] : judgeController(file, obligation, own.map(({ call }) => call));
  });
}

function judgeController(file: FileAnalysis, obligation: Obligation, uses: readonly AcquireNode[]): readonly UnabortedController[] {
  const lasting = uses.flatMap((call) => {
    const certainty = getTargetCertainty(file, call);
    return certainty === undefined ? [] : [{ call, certainty }];
  });
  const best = lasting.find(({ certainty }) => certainty === 'definite') ?? lasting[0];
  const isUseless = !uses.some((call) => ADDERS.has(findCalleeName(call) ?? '') || findCalleeName(call) === 'once');
  const isWaiting = uses.some((call) => collectWaits(file).has(call));
  return judge(file, obligation).flatMap((verdict): readonly UnabortedController[] => {
    if (best === undefined) {
      const isForgotten = isWaiting && verdict.failure.kind === 'missedByTeardown' && verdict.failure.sibling !== undefined;
      const isNever = verdict.failure.kind === 'neverReleased' && (isUseless || isWaiting);
      return isNever || isForgotten ? [{ verdict: { ...verdict, certainty: 'likely' }, registration: undefined, uses }] : [];
    }
    const certainty = combine(getCertainty(file, verdict, best.call), best.certainty, verdict);
    return certainty === undefined ? [] : [{ verdict: { ...verdict, certainty }, registration: best.call, uses }];
  });
}

/** Calls that wait until their signal is aborted, unless something else comes first. */
const collectWaits = weakMemo((file: FileAnalysis): ReadonlySet<AcquireNode> => new Set(collectObligations(file, abortableWaits).map(({ node }) => node)));

/** Each run of an exported function leaks its own where the listener keeps what that run alone has. */
function getCertainty(file: FileAnalysis, { certainty, failure }: Verdict, registration: AcquireNode): Certainty {
  const owner = 'owner' in failure && failure.owner.kind === 'scope' ? failure.owner.scope : undefined;
  const isExported = owner !== undefined && file.multiplicity.getOfFunction(owner) === 'exported';
  return certainty === 'likely' && isExported && capturesActivation(file, registration, owner) ? 'definite' : certainty;
}

/** A target of which only callers know how long it lives needs the evidence of siblings. */
function combine(certainty: Certainty, target: Certainty, { failure }: Verdict): Certainty | undefined {
  if (failure.kind === 'exitMissed' || failure.kind === 'throwMissed') {
    return undefined;
  }
  return target === 'definite' || failure.kind === 'missedByTeardown' ? certainty : 'likely';
}

/** How certain it is that a registration outlives its owner; `undefined` where it does not, or is none. */
function getTargetCertainty(file: FileAnalysis, call: AcquireNode): Certainty | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : undefined;
  if (callee.type === AST_NODE_TYPES.Identifier) {
    const isGlobal = file.resolver.refersTo(callee, [{ from: 'global', name: 'addEventListener' }]);
    return isGlobal && !isOnce(call) ? 'definite' : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !ADDERS.has(name ?? '') || isOnce(call)) {
    return undefined;
  }
  switch (file.lifetimes.get(callee.object)) {
    case 'process':
      return 'definite';
    case 'outer':
    case 'argument':
      return 'likely';
    default:
      return undefined;
  }
}

function isOnce({ arguments: [event, , options] }: AcquireNode): boolean {
  const isLoad = event !== undefined && pageStartEvents.includes(findStaticString(event) ?? '');
  return (
    isLoad ||
    (options?.type === AST_NODE_TYPES.ObjectExpression &&
      options.properties.some((property) => property.type === AST_NODE_TYPES.Property && findKeyName(property) === 'once'))
  );
}

/** `{ signal: controller.signal }`, `{ signal }` and constants that hold such an object, in the arguments of any call. */
function collectSignalUses(file: FileAnalysis): readonly SignalUse[] {
  return [...file.index.calls.values()].flat().flatMap((call) =>
    call.arguments.flatMap((argument) => {
      const value = findSignalOption(file, argument);
      const place = value && file.places.find(value);
      return place === undefined || place.isElement || place.path.at(-1) !== 'signal'
        ? []
        : [{ call, controller: { ...place, path: place.path.slice(0, -1) } }];
    }),
  );
}

function findSignalOption(file: FileAnalysis, argument: TSESTree.Node): TSESTree.Node | undefined {
  const options = argument.type === AST_NODE_TYPES.Identifier ? findConstant(file, argument) : argument;
  if (options?.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  const property = options.properties.find((one) => one.type === AST_NODE_TYPES.Property && findKeyName(one) === 'signal');
  return property?.type === AST_NODE_TYPES.Property ? property.value : undefined;
}

function findConstant({ index }: FileAnalysis, name: TSESTree.Node): TSESTree.Node | undefined {
  const definition = index.findVariable(name)?.defs[0]?.node;
  return definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.parent.kind === 'const' ? (definition.init ?? undefined) : undefined;
}
