import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe.each(['Component', 'Directive', 'Injectable', 'Pipe'])('angular: @%s', (decorator) => {
  const program = (end: string, mark: string): string => `
import { ${decorator}, inject, DestroyRef } from '@angular/core';
@${decorator}({})
export class Clock {
  private timer?: ReturnType<typeof setInterval>;
  private observer = new MutationObserver(() => this.tick());${mark}
  ngOnInit() {
    this.timer = setInterval(() => this.tick(), 1000);${mark}
    this.observer.observe(document.body);
  }
  tick() {}
  ${end}
}
`;
  mechanism('ngOnDestroy', {
    filename: 'clock.ts',
    leak: program('', ' // leak'),
    clean: program('ngOnDestroy() { clearInterval(this.timer); this.observer.disconnect(); }', ''),
  });
  mechanism('DestroyRef', {
    filename: 'clock.ts',
    leak: program('private ref = inject(DestroyRef);', ' // leak'),
    clean: program(
      'constructor() { inject(DestroyRef).onDestroy(() => { clearInterval(this.timer); this.observer.disconnect(); }); }',
      '',
    ),
  });
});

describe('angular', () => {
  mechanism('one for the application', {
    filename: 'clock.ts',
    leak: `
import { Injectable } from '@angular/core';
@Injectable()
export class Clock {
  private readonly timer = setInterval(() => this.tick(), 1000); // leak
  tick() {}
}
`,
    clean: `
import { Injectable } from '@angular/core';
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly timer = setInterval(() => this.tick(), 1000);
  tick() {}
}
`,
  });

  mechanism('the registrar of an effect', {
    filename: 'clock.ts',
    leak: `
import { Component, effect } from '@angular/core';
@Component({})
export class Clock {
  constructor() {
    effect(() => {
      const timer = setInterval(() => this.tick(), 1000); // leak
    });
  }
  tick() {}
}
`,
    clean: `
import { Component, effect } from '@angular/core';
@Component({})
export class Clock {
  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.tick(), 1000);
      onCleanup(() => clearInterval(timer));
    });
  }
  tick() {}
}
`,
  });
});
