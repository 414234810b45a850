/**
 * Objects that hold something, in a class that ends nothing at all.
 *
 * Such a class may live as long as the page, so that this is likely at most; certain only in what a framework makes and ends again and again, where the
 * object's class stands in this file and takes something back from the page, the loop of events or a server. What is called like a service is shared.
 *
 * Example: a component with `private poller = new Poller()` and no `ngOnDestroy()`, where `Poller.stop()` clears an interval.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { disposerValue, hardReleaseNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { planOfInstance } from '../instance-remedies.js';
import { findLifecycle } from '../lifecycles.js';
import type { Certainty, Obligation } from '../model.js';
import { findResourceClass } from '../ownership/resource-classes.js';
import { getHome } from '../subscriptions/homes.js';
import { isPrivate } from './containers.js';
import { type DisposerType, findClass } from './disposer-types.js';
import { getWords } from './finding-parts.js';
import { type Entry, type Field, type Profile, runsOnceInLife } from './profile.js';

export type UnownedKind = 'ownerEndsNothing';

/** `disconnect()` belongs to whoever has called `connect()`, `stop()` to whoever has started. */
const ENDS: ReadonlySet<string> = new Set(['dispose', 'destroy', 'teardown', 'terminate', '[Symbol.dispose]']);

const HARD: ReadonlySet<string> = new Set(hardReleaseNames);

export function collectUnowned(file: FileAnalysis, profile: Profile, entry: Entry & { readonly field: Field }, type: DisposerType): readonly Finding<UnownedKind>[] {
  const { classLike, owner, teardowns } = profile;
  const isView = file.instances.isComponent(classLike);
  const mayInherit = owner.superClass !== null && !isView;
  if (!ENDS.has(type.method) || teardowns.length > 0 || mayInherit || file.instances.count(classLike) !== 'many' || !runsOnceInLife(entry.site.call)) {
    return [];
  }
  const home = getHome(file, { kind: 'instance', classLike });
  const isShared = home === 'shared' || home === 'application' || home === 'injectable';
  return isShared ? [] : [toFinding(file, profile, entry, { type, certainty: isView && isHard(file, entry, type) && isHidden(profile, entry.field) ? 'definite' : 'likely' })];
}

/** Can only the class itself use it, and no template that takes it over? */
function isHidden({ owner }: Profile, { name }: Field): boolean {
  return owner.body.body.some((member) => member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name && isPrivate(member));
}

/** Does the object's own teardown take something back that lives longer, or end what its class opens? */
export function isHard(file: FileAnalysis, { site }: Entry, { by, method }: DisposerType): boolean {
  const definition = by === 'class' ? findClass(file, site.call.callee) : undefined;
  const teardowns = definition === undefined ? [] : (file.classLikes.getOf(definition).members.get(method) ?? []);
  return teardowns.some((teardown) => file.teardowns.findSibling(teardown, HARD) !== undefined) || (definition !== undefined && findResourceClass(file, site.call) !== undefined);
}

function toFinding(
  file: FileAnalysis,
  { classLike }: Profile,
  entry: Entry & { readonly field: Field },
  { type: { method }, certainty }: { readonly type: DisposerType; readonly certainty: Certainty },
): Finding<UnownedKind> {
  const { call } = entry.site;
  const obligation: Obligation = { protocol: disposerValue, node: call, calleeText: file.index.sourceCode.getText(call.callee), fate: entry.fate };
  return {
    kind: 'ownerEndsNothing',
    node: call,
    certainty,
    words: {
      ...getWords(file, entry, method),
      culprit: classLike.name ?? 'this class',
      name: findLifecycle(file, classLike)?.tearDown[0] ?? 'dispose',
    },
    remedies: planOfInstance(file, obligation, classLike, `this.${entry.field.name}`).map(({ remedy }) => ({ remedy, isSafe: false })),
    write: (text) => `${text}.${method}()`,
  };
}
