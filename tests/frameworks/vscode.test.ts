import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe('vscode', () => {
  mechanism('dispose', {
    filename: 'clock.ts',
    leak: `
import * as vscode from 'vscode';
export class Clock implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem();
  private readonly timer = setInterval(() => this.item.show(), 1000); // leak
  dispose() {
    this.item.dispose();
  }
}
`,
    clean: `
import * as vscode from 'vscode';
export class Clock implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem();
  private readonly timer = setInterval(() => this.item.show(), 1000);
  dispose() {
    this.item.dispose();
    clearInterval(this.timer);
  }
}
`,
  });

  mechanism('what a command starts', {
    filename: 'extension.ts',
    leak: `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(
    vscode.commands.registerCommand('clock.start', () => {
      setInterval(() => vscode.window.setStatusBarMessage('tick'), 1000); // leak
    }),
  );
}
`,
    clean: `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  const timer = setInterval(() => vscode.window.setStatusBarMessage('tick'), 1000);
  context.subscriptions.push({ dispose: () => clearInterval(timer) });
}
`,
  });
});
