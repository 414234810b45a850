import { Component, Directive, type OnDestroy, type OnInit, signal } from '@angular/core';

@Component({ selector: 'app-stock', template: '{{ price() }}' })
export class StockComponent implements OnInit {
  readonly price = signal(0);

  ngOnInit(): void {
    // leak: no-leaked-timer
    setInterval(() => void this.load(), 5000);
  }

  private async load(): Promise<void> {
    this.price.set(Number(await (await fetch('/price')).text()));
  }
}

@Directive({ selector: '[appTyping]' })
export class TypingDirective implements OnInit, OnDestroy {
  private cursor?: number;
  private writer?: number;

  constructor(private readonly element: HTMLElement) {}

  ngOnInit(): void {
    this.cursor = window.setInterval(() => this.element.classList.toggle('cursor'), 500);
    // leak: no-leaked-timer
    this.writer = window.setInterval(() => this.element.append('.'), 100);
  }

  ngOnDestroy(): void {
    window.clearInterval(this.cursor);
  }
}
