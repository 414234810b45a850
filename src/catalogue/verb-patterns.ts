/** First words of calls, as patterns: they say what a call most likely does where nothing else does, and create no obligation. */

/** Methods and functions that release. Read where a function may be a teardown. */
export const releaseVerbPattern =
  '^(?:abort|cancel|cleanup|clear|close|destroy|detach|disconnect|dispose|end|off|release|remove|revoke|shutdown|stop|teardown|terminate|unbind|unlisten|unobserve|unregister|unsubscribe|unwatch)';

/** Methods of what a class keeps that end it, those of streams included. Read where a teardown releases a field. */
export const siblingReleasePattern =
  '^(?:abort|cancel|cleanup|clear|close|destroy|detach|disconnect|dispose|end|off|release|remove|shutdown|stop|teardown|terminate|un[a-z]|complete)';

/** Calls that are given a function to take it away. */
export const takingBackPattern = '^(?:off|un|remove|clear|cancel)';

/** Calls that are given what they are to end. Read where a listener goes to another function. */
export const releaserPattern = '^(?:off|un|remove|clear|cancel|clean|close|destroy|detach|dispose|release|stop|teardown)';

/** Calls that give back something that runs. Read where a restart sets a field anew. */
export const liveMakerPattern = '^(?:create|connect|open|make|start|listen|spawn|subscribe|watch)';

/** What `…End` of an event ends that is no life: `onDragEnd`. */
export const gesturePattern = '^(?:drag|touch|mouse|pointer|animation|transition|scroll|key|resize|pan|zoom|swipe|pinch|composition|input|load|focus)';

/** Methods that empty everything. */
export const removeAllPattern = '^(?:remove|delete|clear|reset|destroy|dispose|close|stop)All';

/** Words behind a target's name that say that it is over: `onSessionEnd`. */
export const targetEndWords: readonly string[] = ['end', 'close', 'disconnect', 'exit', 'destroy', 'lost', 'gone'];

/** Functions that prepare for the end of the process. */
export const processEndPattern = 'exit|shutdown|signal|terminat|kill|crash|uncaught|unhandled';

/** Classes that are the root of an application, and files that hold it; an `index.vue` is any component. */
export const rootClassPattern = '^(?:App|Root|Main)+(?:Component|Element|View|Root|Layout|Module)?$';
export const rootFilePattern = String.raw`(?:^|[/\\])(?:(?:App|app|Root|root|_app|layout|\+layout)\.\w+|(?:main|index)\.[cm]?[jt]sx?)$`;

/** What these files export is shown by others, however often. */
export const entryFilePattern = String.raw`(?:^|[/\\])(?:main|index)\.[cm]?[jt]sx?$`;
