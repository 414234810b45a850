import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-leaked-subscription.js';
import { lines } from '../../fixes/harness.js';

const untyped = new RuleTester({ settings: { leaks: { testFiles: 'report' } } });

/** The start of an extension, with one registration that is kept and this code. */
const activate = (code: string): string => lines`
  import * as vscode from 'vscode';
  export function activate(context: vscode.ExtensionContext) {
    context.subscriptions.push(vscode.commands.registerCommand('clock.start', () => start()));
    ${code}
  }
`;

const kept = (code: string): string => activate(`context.subscriptions.push(${code});`);

untyped.run('no-leaked-subscription: removers that a function drops beside others', rule, {
  valid: [
    kept("vscode.commands.registerCommand('clock.stop', () => stop())"),
    { name: 'on purpose', code: activate("void vscode.commands.registerCommand('clock.stop', () => stop());") },
    { name: 'the event is told its container', code: activate('vscode.workspace.onDidChangeConfiguration(update, undefined, context.subscriptions);') },
    {
      name: 'a listener that is called like a container is none',
      code: lines`
        function drag() {
          const unsubscribe = () => document.removeEventListener('mousemove', move);
          client.on('move', move);
          client.on('cleanup', runCleanup);
          document.addEventListener('mousemove', move);
          document.addEventListener('mouseup', unsubscribe, false);
        }
      `,
    },
    {
      name: 'nor is what runs at an end',
      code: lines`
        function on(target, type, handler) {
          const removeOnDispose = () => target.off(type, handler);
          listen(target, 'on', type, handler);
          listen(target, 'on', 'dispose', removeOnDispose);
        }
      `,
    },
    { name: 'what the function made dies with it', code: activate("const panel = vscode.window.createWebviewPanel('a', 'b', 1); panel.onDidDispose(() => stop());") },
    { name: 'and its parts', code: activate("const panel = vscode.window.createWebviewPanel('a', 'b', 1); panel.webview.onDidReceiveMessage(update);") },
    { name: 'gives back no remover', code: activate('vscode.window.showInformationMessage("started");') },
    { name: 'another package', code: activate("log.registerLevel('debug', () => stop());") },
    { name: 'another function', code: activate("const later = () => { vscode.commands.registerCommand('clock.stop', () => stop()); };") },
    {
      name: 'nothing is kept: the host ends with its extensions',
      code: activate("vscode.commands.registerCommand('clock.stop', () => stop());").replace(/ +context\.subscriptions.*\n/u, ''),
    },
  ],
  invalid: [
    {
      name: 'of the same function',
      code: activate("vscode.commands.registerCommand('clock.stop', () => stop());"),
      errors: [
        {
          messageId: 'disposerDroppedBeside',
          line: 4,
          data: { callee: 'vscode.commands.registerCommand', sibling: 'vscode.commands.registerCommand', line: 3 },
        },
      ],
      output: kept("vscode.commands.registerCommand('clock.stop', () => stop())"),
    },
    {
      name: 'of the same package',
      code: activate('vscode.workspace.onDidChangeConfiguration(() => update());'),
      errors: [{ messageId: 'disposerDroppedBeside', line: 4, data: { callee: 'vscode.workspace.onDidChangeConfiguration', sibling: 'vscode.commands.registerCommand', line: 3 } }],
      output: kept('vscode.workspace.onDidChangeConfiguration(() => update())'),
    },
    {
      name: 'events of one object, with a container of the function’s own',
      code: lines`
        function connect(bus) {
          const offs = [];
          offs.push(bus.onOpen(() => draw()));
          bus.onClose(() => draw());
          return () => offs.forEach((off) => off());
        }
      `,
      errors: [{ messageId: 'disposerDroppedBeside', line: 4 }],
      output: lines`
        function connect(bus) {
          const offs = [];
          offs.push(bus.onOpen(() => draw()));
          offs.push(bus.onClose(() => draw()));
          return () => offs.forEach((off) => off());
        }
      `,
    },
    {
      name: 'before the container is there: no fix',
      code: lines`
        function connect(bus) {
          bus.onClose(() => draw());
          const offs = [];
          offs.push(bus.onOpen(() => draw()));
          return () => offs.forEach((off) => off());
        }
      `,
      errors: [{ messageId: 'disposerDroppedBeside', line: 2 }],
      output: null,
    },
  ],
});
