import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConsumer, pack } from '../e2e/consumer.js';
import { getRecipe } from '../e2e/recipes.js';

test('Vite: what create-vite makes for React is lint-clean, and the leak that is put into it is found with types', () => {
  const made = mkdtempSync(join(tmpdir(), 'leaks-vite-'));
  execFileSync('npm', ['create', '--yes', 'vite@9.3.0', 'app', '--', '--template', 'react-ts', '--no-interactive'], { cwd: made, stdio: 'ignore' });
  const { files, packages, commands } = getRecipe('Vite');
  const manifest = JSON.parse(readFileSync(join(made, 'app/package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([name]) => !['typescript', 'oxlint'].includes(name));
  const consumer = createConsumer(pack(), [...packages, ...versions.map(([name, version]) => `${name}@${version}`)], files);
  try {
    rmSync(join(consumer.folder, 'src'), { recursive: true });
    cpSync(join(made, 'app/src'), join(consumer.folder, 'src'), { recursive: true });
    for (const name of ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.node.json', 'vite.config.ts', 'index.html']) {
      cpSync(join(made, 'app', name), join(consumer.folder, name));
    }
    const [command = ''] = commands;
    expect(consumer.runLine(command)).toMatchObject({ status: 0, stdout: '' });

    const app = join(consumer.folder, 'src/App.tsx');
    const text = readFileSync(app, 'utf8');
    writeFileSync(join(consumer.folder, 'src/poll.ts'), 'export const poll = (run: () => void) => setInterval(run, 1000);\n');
    writeFileSync(
      app,
      text
        .replace(/import \{ useState \} from 'react'/, "import { useEffect, useState } from 'react'\nimport { poll } from './poll'")
        .replace(/(const \[count, setCount\] = useState\(0\))/, '$1\n  useEffect(() => { poll(() => setCount((value) => value + 1)) }, [])'),
    );
    const { status, stdout } = consumer.runLine(command);
    expect(stdout).toMatch(/App\.tsx\n +\d+:\d+ +error .+leaks\//);
    expect(status).toBe(1);
  } finally {
    consumer.remove();
    rmSync(made, { recursive: true });
  }
});

test('Next: an app folder, server and client components', () => {
  const { files, packages, commands } = getRecipe('Next');
  const consumer = createConsumer(
    pack(),
    [...packages, 'next@16.4.6', 'react@19', 'react-dom@19', '@types/react@19', '@types/node@24', 'typescript@6.0.3'],
    new Map([
      ...files,
      ['app/layout.tsx', "export default function Layout({ children }: { children: React.ReactNode }) {\n  return (\n    <html lang=\"en\">\n      <body>{children}</body>\n    </html>\n  );\n}\n"],
      ['app/page.tsx', "import { Clock } from './clock';\n\nexport default async function Page() {\n  return <Clock />;\n}\n"],
      ['app/clock.tsx', "'use client';\n\nimport { useEffect, useState } from 'react';\n\nexport function Clock() {\n  const [now, setNow] = useState('');\n  useEffect(() => {\n    const timer = setInterval(() => setNow(new Date().toLocaleTimeString()), 1000);\n    setNow('…');\n  }, []);\n  return <time>{now}</time>;\n}\n"],
      ['app/stream/route.ts', "export async function GET(request: Request) {\n  const body = new ReadableStream({\n    start(controller) {\n      setInterval(() => controller.enqueue('data: tick\\n\\n'), 1000);\n    },\n  });\n  return new Response(body, { headers: { from: request.url } });\n}\n"],
    ]),
  );
  try {
    const { stdout, stderr } = consumer.runLine(`${commands[0] ?? ''} --format json`);
    const found = (JSON.parse(stdout.startsWith('[') ? stdout : `["${stderr}"]`) as { filePath: string; messages: { line: number; ruleId: string }[] }[])
      .flatMap(({ filePath, messages }) => messages.map(({ line, ruleId }) => `${filePath.slice(consumer.folder.length + 1)}:${line} ${ruleId}`))
      .filter((report) => report.includes(' leaks/'));
    expect(found.toSorted()).toEqual(['app/clock.tsx:8 leaks/no-leaked-timer', 'app/stream/route.ts:4 leaks/no-leaked-timer']);
    expect(consumer.runLine(`${commands[0] ?? ''} --fix-dry-run --format json`).stdout).toContain('clearInterval(timer)');
  } finally {
    consumer.remove();
  }
});
