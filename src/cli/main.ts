#!/usr/bin/env node
import { run } from './run.js';

const { stdout, stderr } = process;

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  stdout: { isTTY: stdout.isTTY, write: (text) => stdout.write(text) },
  stderr: { isTTY: stderr.isTTY, write: (text) => stderr.write(text) },
});
