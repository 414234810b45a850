/** How code names what it gives and takes away. Read where a release is looked at that may do nothing: names alone never make a report. */

/** First words of names that release. */
export const releaseWords: readonly string[] = [
  'abort',
  'cancel',
  'clean',
  'cleanup',
  'clear',
  'close',
  'destroy',
  'detach',
  'disconnect',
  'dispose',
  'off',
  'release',
  'remove',
  'revoke',
  'shutdown',
  'stop',
  'teardown',
  'terminate',
  'unbind',
  'unlisten',
  'unobserve',
  'unregister',
  'unsub',
  'unsubscribe',
  'unsubscriber',
  'unwatch',
];

/** First words of functions whose result takes away what they gave. */
export const addingWords: readonly string[] = [
  'on',
  'once',
  'add',
  'subscribe',
  'listen',
  'watch',
  'observe',
  'register',
  'attach',
  'bind',
  'effect',
  'autorun',
  'reaction',
];

/** Calls that end a stream of values: a hook with only these releases, too. */
export const streamEndingVerbs: readonly string[] = ['next', 'complete'];

/** Methods that take away what may have been given under any verb. */
export const broadReleaseVerbs: readonly string[] = ['off', 'removeListener', 'removeAllListeners', 'un', 'disconnect'];

/** Verbs that give a listener and mean nothing else: their argument need not look like one. */
export const listenerVerbs: readonly string[] = ['addEventListener', 'addListener', 'observe'];

/** What functions are called that listen, behind the last dot. */
export const listenerNamePattern = '(?:^|\\.)[_#]*(?:on|handle)[A-Z]\\w*$|(?:[lL]istener|[hH]andler|[cC]allback)$';

/** Methods by which an observer, a list or a controller that is made anew would be released. */
export const freshTargetReleases: readonly string[] = ['removeEventListener', 'removeListener', 'disconnect', 'unobserve', 'abort'];

/** Methods that take a listener away from an element. */
export const elementListenerRemovers: readonly string[] = ['removeEventListener', 'removeListener'];

/** Functions that make a ref. */
export const refMakers: readonly string[] = ['useRef', 'createRef'];

/** What a parameter that takes an element's ref is called in code without types. */
export const elementRefNamePattern = '^(?:(?:el|element|node|dom|target|container|wrapper|root)?Ref|ref)$';

/** Types of elements of a page. */
export const elementTypePattern = '^(?:(?:HTML|SVG|MathML)\\w*Element|Element)$';
