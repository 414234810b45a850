/** What is known of values that release something themselves: how they are called, how they are made, and who keeps them. */
import type { Protocol } from './schema.js';

/** Methods with which a value releases what it holds. The first that a value has is the one that a fix writes. */
export const disposerMethods: readonly [string, ...string[]] = [
  'dispose',
  'destroy',
  'unsubscribe',
  'close',
  'disconnect',
  'stop',
  'terminate',
  'release',
  'remove',
  'cancel',
  'shutdown',
  'teardown',
  'cleanup',
  'clear',
  'detach',
  'unmount',
  'end',
  'off',
  '[Symbol.dispose]',
  '[Symbol.asyncDispose]',
];

/** A value that is its own release. Found by its siblings, its type or its class, and not by where a function is declared. */
export const disposerValue: Protocol = {
  id: 'values/disposer',
  family: 'disposable',
  kind: 'subscription',
  noun: 'object',
  keeps: 'what it listens to and holds',
  acquire: [{ construct: { from: 'program', name: 'Disposable' } }],
  ends: 'never',
  release: [
    { invoke: 'handle' },
    ...disposerMethods.map((method) => ({ method })),
    { call: { from: 'program', name: 'dispose' }, argument: 0 },
    { call: { from: 'program', name: 'disposeAll' }, argument: 0 },
  ],
  evidence: 'https://code.visualstudio.com/api/references/vscode-api#Disposable',
  examples: { leak: '', clean: '' },
};

/** How a member is called that takes a listener and gives back what removes it. `addListener()` and `addEventListener()` give nothing back. */
export const eventNamePattern = '^(?:on(?:Did|Will)?[A-Z]\\w*|add(?!Event)[A-Z]\\w*Listener)$';

/** Members that give back what removes the listener where somebody keeps it, and themselves or nothing elsewhere. */
export const keptEventNames: readonly string[] = ['on', 'addListener'];

/** Of these the convention says that they give back a disposable. */
export const disposableEventPattern = '^(?:on(?:Did|Will)[A-Z]\\w*|add(?!Event)(?:Disposable\\w*|[A-Z]\\w*)Listener)$';

/** Events that come once, when what they are of is gone or of no use any more. */
export const finalDisposableEventPattern = '^on(?:Did|Will)?(?:Dispose|Disposed|Destroy|Destroyed|Terminate|Terminated)$|^onCancellationRequested$';

/** How functions are called that a plain function calls for a remover, where it keeps that of another one. */
export const registrationNamePattern = '^(?:on|watch|listen|observe|on[A-Z]\\w*|register[A-Z]\\w*|add(?!Event)[A-Z]\\w*Listener|addListener|listenTo)$';

/** Methods of `this` that keep what they are given until the instance ends. */
export const keeperMethodNames: readonly string[] = [
  '_register',
  'register',
  'addDisposable',
  'autoDispose',
  'disposeWith',
  'own',
  'registerDisposable',
  'registerEvent',
  'toDispose',
  'track',
  'takeOwnership',
];

/** Methods of a container that keep what they are given. */
export const containerMethodNames: readonly string[] = ['push', 'add', 'addAll', 'use', 'adopt', 'defer', 'set', 'unshift'];

/** What a container of removers is called. */
export const removerContainerPattern =
  '(?:dispos|subscriptions?$|subs$|unsub|cleanups?|teardowns?|destroyers|removers|offs$|unlisten|listeners$|unregister|unwatch)';

/** What it is called where an event is told it as its third argument. */
export const toldContainerPattern = '^_?toDispose|disposables?$|subscriptions$|subs$|cleanups$';

/** Functions and constructors around removers, themselves a remover. */
export const combinerNames: readonly string[] = ['combinedDisposable', 'toDisposable', 'from', 'create', 'DisposableCollection', 'Disposable'];

/** What a base class is called that keeps removers for its subclasses. */
export const disposableBasePattern = 'Dispos|Lifecycle';

/** What emitters are called: they hold their listeners, and go with whoever holds them. Read where only a type says that one can be disposed of. */
export const emitterNamePattern = '(?:Emitter|Event|Signal|Subject|Delegate)\\w*$';

/** Packages whose emitters and subjects need no end. Read where a sibling of the same constructor is ended all the same. */
export const streamPackages: readonly string[] = ['rxjs', '@angular/core', 'node:events', 'eventemitter3', 'mitt', 'eventemitter2', 'tiny-emitter'];

/** What a function is called that makes what the code around it uses up: `window.createQuickPick()`. */
export const makerCallPattern = '^(?:create|make|build|open|new|show)(?:[A-Z]|$)';

/** Releases that take something back from what lives longer than any object of the program: the page, the loop of events, a server. */
export const hardReleaseNames: readonly string[] = [
  'cancelAnimationFrame',
  'clearInterval',
  'disconnect',
  'removeEventListener',
  'removeListener',
  'revokeObjectURL',
  'terminate',
  'unobserve',
  'unsubscribe',
];
