/** Published plugins with rules that touch on leaks: the versions and the rules that are compared. Everything of a plugin that is about leaks is on. */
export interface Peer {
  /** On the registry, and in the tables. */
  readonly name: string;
  readonly version: string;
  /** The prefix of its rules. */
  readonly prefix: string;
  /** Without the prefix. */
  readonly rules: readonly string[];
  /** Do all of its rules here throw without types? */
  readonly needsTypes: boolean;
  readonly remark: string;
}

export const OURS = 'eslint-plugin-leaks';

export const peers: readonly Peer[] = [
  {
    name: 'eslint-plugin-listeners',
    version: '1.6.0',
    prefix: 'listeners',
    rules: ['no-missing-remove-event-listener', 'matching-remove-event-listener', 'no-inline-function-event-listener'],
    needsTypes: false,
    remark: 'Wants a removal in the file for each `addEventListener()`.',
  },
  {
    name: 'eslint-plugin-react-web-api',
    version: '5.23.0',
    prefix: 'react-web-api',
    rules: ['no-leaked-event-listener', 'no-leaked-fetch', 'no-leaked-intersection-observer', 'no-leaked-interval', 'no-leaked-resize-observer', 'no-leaked-timeout'],
    needsTypes: false,
    remark: 'The web rules of ESLint React: effects and lifecycle methods of React. The same rules stand in `@eslint-react/eslint-plugin`.',
  },
  {
    name: 'eslint-plugin-rxjs-x',
    version: '1.0.2',
    prefix: 'rxjs-x',
    rules: ['no-ignored-replay-buffer', 'no-ignored-subscription', 'no-sharereplay-before-takeuntil', 'no-unsafe-takeuntil'],
    needsTypes: true,
    remark: 'Use of RxJS; forty other rules are about other things.',
  },
  {
    name: 'eslint-plugin-rxjs-angular-x',
    version: '1.0.1',
    prefix: 'rxjs-angular-x',
    rules: ['prefer-async-pipe', 'prefer-composition', 'prefer-takeuntil'],
    needsTypes: true,
    remark: 'Three styles that keep subscriptions of Angular components from leaking; a project takes one of them. `prefer-takeuntil` is compared.',
  },
  {
    name: '@angular-eslint/eslint-plugin',
    version: '22.7.0',
    prefix: '@angular-eslint',
    rules: ['no-implicit-take-until-destroyed'],
    needsTypes: false,
    remark: 'One rule: `takeUntilDestroyed()` outside of an injection context.',
  },
  {
    name: 'eslint-plugin-unicorn',
    version: '80.0.0',
    prefix: 'unicorn',
    rules: ['no-invalid-remove-event-listener', 'no-using-resource-escape', 'prefer-dispose'],
    needsTypes: false,
    remark: 'Three of its 399 rules.',
  },
  {
    name: 'eslint-plugin-clean-timer',
    version: '1.0.2',
    prefix: 'clean-timer',
    rules: ['assign-timer-id'],
    needsTypes: false,
    remark: 'Wants each timer with a delay to be assigned to something.',
  },
  {
    name: 'eslint-plugin-observers',
    version: '1.0.1',
    prefix: 'observers',
    rules: ['no-missing-unobserve-or-disconnect', 'matching-unobserve-target'],
    needsTypes: false,
    remark: 'Wants `unobserve()` or `disconnect()` in the file for each `observe()`.',
  },
  {
    name: '@typescript-eslint/eslint-plugin',
    version: '8.73.0',
    prefix: '@typescript-eslint',
    rules: ['no-floating-promises', 'no-misused-promises'],
    needsTypes: true,
    remark: 'No rule about leaks. These two are what a project has that says it looks after asynchronous work.',
  },
];

/** What cannot be run, or has nothing to run, and why. */
export const left: readonly (readonly [string, string])[] = [
  ['eslint-plugin-runtime-cleanup 2.0.2', 'Its name is not in the registry on the day of the run; its rules were read in its repository, see [Migration](migration.md).'],
  ['eslint-plugin-sonarjs 4.2.2', 'None of its 295 rules is about something that has to be released.'],
  ['eslint-plugin-n 18.5.0', 'None of its 45 rules is about something that has to be released.'],
  ['eslint-plugin-no-leaks, eslint-plugin-remove-eventlistener', 'Not in the registry.'],
];

/** `prefer-composition` and `prefer-async-pipe` contradict `prefer-takeuntil`. */
export const unused: ReadonlySet<string> = new Set(['rxjs-angular-x/prefer-async-pipe', 'rxjs-angular-x/prefer-composition']);
