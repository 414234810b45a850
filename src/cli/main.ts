#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { run } from './run.js';

const { stdin, stdout, stderr } = process;

async function ask(question: string): Promise<boolean> {
  const reader = createInterface({ input: stdin, output: stdout });
  try {
    return /^y(?:es)?$/iu.test((await reader.question(question)).trim());
  } finally {
    reader.close();
  }
}

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  stdout: { isTTY: stdout.isTTY, write: (text) => stdout.write(text) },
  stderr: { isTTY: stderr.isTTY, write: (text) => stderr.write(text) },
  ask: stdin.isTTY && stdout.isTTY ? ask : undefined,
});
