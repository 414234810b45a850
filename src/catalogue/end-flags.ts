/** How code says of an object that it has been closed, and how it closes what the object holds. */

/** Flags that are true from then on, after `is` and `_`. */
export const endFlagPattern =
  '^(?:is|has|was)?_*(?:aborted|cancell?ed|closed|closing|destroyed|destroying|disconnected|disconnecting|disposed|disposing|done|ended|ending|finished|finalized|killed|quit|quitting|shutdown|shuttingdown|stopped|stopping|terminated|terminating|tornDown|unmounted)$';

/** Properties that hold one of several states. */
export const stateNames: readonly string[] = ['state', 'status', 'readyState', 'phase'];

/** Names of the last of them. */
export const endStatePattern = '^_*(?:aborted|cancell?ed|closed|closing|destroyed|disconnected|disconnecting|disposed|ended|end|final|finished|stopped|stopping|terminated)$';

/** Methods of a handle that close it. */
export const closingVerbs: readonly string[] = ['close', 'destroy', 'disconnect', 'dispose', 'end', 'kill', 'quit', 'terminate'];

/** Methods of an owner that close what it holds. */
export const closerPattern = 'clean|clear|clos|destroy|disconnect|dispos|end$|final|kill|quit|release|reset|shut|stop|teardown|terminat|unmount';

/** Words of code that knows whether its owner has ended, or that nothing can run in between. */
export const vigilantPattern = 'abort|alive|assert(?!ion)|cancel|ensure|generation|lock|mutex|runExclusive|semaphore|signal|throwIf';
