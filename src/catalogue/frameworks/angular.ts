import type { Framework } from '../schema.js';

/** A service that the root or the platform provides lives as long as the application; any other class as long as its injector or view. */
export const angular: Framework = {
  id: 'angular',
  modules: ['@angular/core'],
  effects: [
    { name: 'effect', callback: 0, cleanup: 'registered', registrarParameter: 0, isResultIgnored: true },
    { name: 'afterRenderEffect', callback: 0, cleanup: 'registered', registrarParameter: 0 },
    { name: 'afterNextRender', callback: 0, cleanup: 'registered', isResultIgnored: true },
    { name: 'afterEveryRender', callback: 0, cleanup: 'registered', isResultIgnored: true },
    { name: 'afterRender', callback: 0, cleanup: 'registered', isResultIgnored: true },
  ],
  registrars: [
    { name: 'onDestroy', callback: 0, on: { from: '@angular/core', name: 'DestroyRef' } },
    { name: 'onDestroy', callback: 0, on: { from: '@angular/core', name: 'ViewRef' } },
    { name: 'onDestroy', callback: 0, on: { from: '@angular/core', name: 'ComponentRef' } },
    { name: 'onDestroy', callback: 0, on: { from: '@angular/core', name: 'ApplicationRef' } },
  ],
  classes: {
    bases: [],
    decorators: [
      { from: '@angular/core', name: 'Component' },
      { from: '@angular/core', name: 'Directive' },
      { from: '@angular/core', name: 'Injectable' },
      { from: '@angular/core', name: 'Pipe' },
      { from: '@angular/core', name: 'NgModule' },
    ],
    interfaces: [
      { from: '@angular/core', name: 'OnInit' },
      { from: '@angular/core', name: 'OnChanges' },
      { from: '@angular/core', name: 'DoCheck' },
      { from: '@angular/core', name: 'AfterContentInit' },
      { from: '@angular/core', name: 'AfterContentChecked' },
      { from: '@angular/core', name: 'AfterViewInit' },
      { from: '@angular/core', name: 'AfterViewChecked' },
      { from: '@angular/core', name: 'OnDestroy' },
    ],
    hooks: {
      setUp: [
        'ngOnInit',
        'ngOnChanges',
        'ngDoCheck',
        'ngAfterContentInit',
        'ngAfterContentChecked',
        'ngAfterViewInit',
        'ngAfterViewChecked',
      ],
      tearDown: ['ngOnDestroy'],
      implements: { from: '@angular/core', name: 'OnDestroy' },
    },
  },
  singletonDecorators: [{ from: '@angular/core', name: 'Injectable' }],
  singletonOptions: [
    { decorator: { from: '@angular/core', name: 'Injectable' }, option: 'providedIn', equals: ['root', 'platform'] },
  ],
  evidence: 'https://angular.dev/guide/components/lifecycle',
};
