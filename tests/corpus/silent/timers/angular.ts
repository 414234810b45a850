// Guards against: components and directives that clear in ngOnDestroy or through DestroyRef.
import { Component, DestroyRef, Directive, effect, inject, NgZone, signal, type OnDestroy, type OnInit } from '@angular/core';

@Component({ selector: 'app-clock', template: '{{ now() }}' })
export class ClockComponent implements OnInit, OnDestroy {
  readonly now = signal(Date.now());
  private timer?: number;

  constructor(private readonly zone: NgZone) {}

  ngOnInit(): void {
    this.zone.runOutsideAngular(() => {
      this.timer = window.setInterval(() => this.zone.run(() => this.now.set(Date.now())), 1000);
    });
  }

  ngOnDestroy(): void {
    if (this.timer) {
      window.clearInterval(this.timer);
    }
  }
}

@Directive({ selector: '[appBlink]' })
export class BlinkDirective {
  readonly isOn = signal(true);

  constructor() {
    const timer = setInterval(() => this.isOn.update((before) => !before), 500);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}

@Component({ selector: 'app-poll', template: '{{ count() }}' })
export class PollComponent {
  readonly count = signal(0);
  readonly ms = signal(1000);
  private readonly destroyRef = inject(DestroyRef);

  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.count.update((before) => before + 1), this.ms());
      onCleanup(() => clearInterval(timer));
    });
  }

  blinkUntilDestroyed(element: HTMLElement): void {
    const timer = setInterval(() => element.toggleAttribute('hidden'), 500);
    this.destroyRef.onDestroy(() => {
      clearInterval(timer);
    });
  }
}
