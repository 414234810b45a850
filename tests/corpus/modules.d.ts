/** As much of the packages that the corpus imports as it uses: they are not installed. */
declare module 'vue' {
  export interface Ref<T> {
    value: T;
  }
  export function ref<T>(value: T): Ref<T>;
  export function readonly<T>(value: Ref<T>): Readonly<Ref<T>>;
  export function toValue<T>(value: T | Ref<T> | (() => T)): T;
  export function watch<T>(
    source: Ref<T> | (() => T),
    callback: (value: T, before: T, onCleanup: (cleanup: () => void) => void) => void,
    options?: { immediate?: boolean },
  ): () => void;
  export function watchEffect(effect: (onCleanup: (cleanup: () => void) => void) => void): () => void;
  export function onMounted(hook: () => void): void;
  export function onBeforeUnmount(hook: () => void): void;
  export function onUnmounted(hook: () => void): void;
  export function onScopeDispose(dispose: () => void): void;
  export function getCurrentScope(): object | undefined;
  export function defineComponent<Options>(options: Options & ThisType<any>): Options;
}

declare module '@vueuse/core' {
  export function tryOnScopeDispose(dispose: () => void): boolean;
}

declare module '@angular/core' {
  export interface OnInit {
    ngOnInit(): void;
  }
  export interface OnDestroy {
    ngOnDestroy(): void;
  }
  export class NgZone {
    run<T>(work: () => T): T;
    runOutsideAngular<T>(work: () => T): T;
  }
  export abstract class DestroyRef {
    abstract onDestroy(callback: () => void): () => void;
  }
  export function inject<T>(token: abstract new (...parameters: any[]) => T): T;
  export function signal<T>(value: T): { (): T; set(value: T): void; update(change: (value: T) => T): void };
  export function effect(run: (onCleanup: (cleanup: () => void) => void) => void): void;
  export function Component(options: { selector?: string; template?: string }): ClassDecorator;
  export function Directive(options: { selector?: string }): ClassDecorator;
  export function Injectable(options?: { providedIn?: 'root' }): ClassDecorator;
  export function Input(): PropertyDecorator;
}

declare module '@nestjs/common' {
  export interface OnModuleInit {
    onModuleInit(): void;
  }
  export interface OnModuleDestroy {
    onModuleDestroy(): void;
  }
  export function Injectable(): ClassDecorator;
}

declare module 'lit' {
  export interface ReactiveController {
    hostConnected?(): void;
    hostDisconnected?(): void;
  }
  export interface ReactiveControllerHost {
    addController(controller: ReactiveController): void;
    requestUpdate(): void;
  }
  export class LitElement extends HTMLElement implements ReactiveControllerHost {
    addController(controller: ReactiveController): void;
    requestUpdate(): void;
    connectedCallback(): void;
    disconnectedCallback(): void;
  }
  export function html(parts: TemplateStringsArray, ...values: unknown[]): unknown;
}

declare module 'solid-js' {
  export function createSignal<T>(value: T): [get: () => T, set: (change: T | ((before: T) => T)) => void];
  export function createEffect(effect: () => void): void;
  export function onMount(run: () => void): void;
  export function onCleanup(cleanup: () => void): void;
}

declare module '@hotwired/stimulus' {
  export class Controller<E extends Element = Element> {
    readonly element: E;
    connect(): void;
    disconnect(): void;
  }
}

declare module 'fastify' {
  export interface FastifyInstance {
    addHook(name: 'onClose', hook: () => Promise<void>): void;
    get(path: string, reply: () => unknown): void;
  }
}

declare module 'job-runner' {
  /** Starts `tick` when it is enabled, and ends what is in `handle` when it is disabled. */
  export class Job {
    protected handle: ReturnType<typeof setInterval> | undefined;
    enable(): void;
    disable(): void;
  }
  export class Disposable {
    protected register<T extends { dispose(): void }>(child: T): T;
    dispose(): void;
  }
  export function every(ms: number, run: () => void): ReturnType<typeof setInterval>;
  export function adopt(timer: ReturnType<typeof setInterval>): void;
}

declare module 'rxjs' {
  export class Subscription {
    add(part: Subscription): void;
    unsubscribe(): void;
  }
  export class Subject<T> {
    next(value: T): void;
    complete(): void;
    asObservable(): { subscribe(next: (value: T) => void): { unsubscribe(): void } };
  }
}

declare module 'tmp' {
  export interface FileResult {
    readonly name: string;
    removeCallback(): void;
  }
  export function fileSync(options?: { keep?: boolean }): FileResult;
  export function dirSync(options?: { unsafeCleanup?: boolean }): FileResult;
}

declare module '@tiptap/core' {
  export class Editor {
    constructor(options: { content: string });
    readonly commands: { focus(): boolean };
    mount(element: HTMLElement): void;
    unmount(): void;
    destroy(): void;
  }
}
