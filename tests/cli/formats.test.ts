import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../src/cli/formats/github.js';
import { formatSarif } from '../../src/cli/formats/sarif.js';
import { renderPage } from '../../src/cli/html/page.js';
import type { Audit, Leak } from '../../src/cli/model.js';
import { rank } from '../../src/cli/rank.js';

const SOURCE = "const title = '</script><b>';\nfunction start() {\n  const timer = setInterval(tick, 10);\n  run();\n  return timer;\n}\n";

const leak: Leak = {
  rule: 'no-leaked-timer',
  kind: 'leaveMissed',
  message: '`timer` stays set\nat 100%: "so" it is, <b>.',
  file: 'src/a b,c.ts',
  line: 3,
  column: 17,
  endLine: 3,
  endColumn: 38,
  certainty: 'path',
  site: 'call',
  steps: [
    { kind: 'exit', line: 5, column: 3, endLine: 5, endColumn: 16 },
    { kind: 'release', line: 4, column: 1, endLine: 4, endColumn: 1 },
  ],
  edits: [{ title: 'Call `clearInterval(timer)`.', isSafe: false, start: 88, end: 88, text: '  clearInterval(timer);\n' }],
};

function createAudit(leaks: readonly Leak[]): Audit {
  return {
    version: '1.2.3',
    root: '/home/somebody/shop',
    preset: 'strict',
    leaks,
    sources: new Map([[leak.file, SOURCE]]),
    broken: [{ file: 'src/broken.ts', line: 2, message: 'Expression expected.' }],
    fileCount: 10,
    typedCount: 9,
    fixedCount: 0,
    milliseconds: 1200,
    rules: [{ name: 'no-leaked-timer', description: 'Require timers to be cleared', url: 'https://example.org/timer' }],
    notes: [],
  };
}

interface Log {
  readonly runs: readonly [{ readonly results: readonly Readonly<Record<string, unknown>>[]; readonly tool: { readonly driver: { readonly rules: readonly unknown[] } } }];
}

describe('SARIF', () => {
  const parse = (leaks: readonly Leak[]): Log['runs'][0] => (JSON.parse(formatSarif(createAudit(leaks))) as Log).runs[0];

  test('places, steps, a flow and edits', () => {
    const [result] = parse([leak]).results;
    const artifactLocation = { uri: 'src/a%20b%2Cc.ts', uriBaseId: '%SRCROOT%' };
    const exit = { message: { text: 'leaves here without the release' }, physicalLocation: { artifactLocation, region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 16 } } };
    const release = { message: { text: 'the release that is missed' }, physicalLocation: { artifactLocation, region: { startLine: 4 } } };
    const place = { physicalLocation: { artifactLocation, region: { startLine: 3, startColumn: 17, endLine: 3, endColumn: 38 } } };
    expect(result).toMatchObject({
      ruleId: 'leaks/no-leaked-timer',
      ruleIndex: 0,
      level: 'error',
      locations: [place],
      relatedLocations: [{ id: 0, ...exit }, { id: 1, ...release }],
      codeFlows: [{ threadFlows: [{ locations: [{ location: { ...place, message: { text: 'acquired here' } } }, { location: exit }, { location: release }] }] }],
      fixes: [{ artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: { charOffset: 88, charLength: 0 }, insertedContent: { text: '  clearInterval(timer);\n' } }] }] }],
    });
  });

  test('a fingerprint stays when lines move, and tells two of the same text apart', () => {
    const printsOf = (leaks: readonly Leak[], source: string): readonly unknown[] => {
      const audit = { ...createAudit(leaks), sources: new Map([[leak.file, source]]) };
      return (JSON.parse(formatSarif(audit)) as Log).runs[0].results.map(({ partialFingerprints }) => partialFingerprints);
    };
    const [first, second] = printsOf([leak, leak], SOURCE);
    expect(first).not.toEqual(second);
    expect(printsOf([{ ...leak, line: 4 }], `\n${SOURCE}`)).toEqual([first]);
  });

  test('what is only likely is a warning', () => {
    expect(parse([{ ...leak, certainty: 'likely' }]).results[0]).toMatchObject({ level: 'warning' });
  });
});

test('GitHub: what would end a property or the line is escaped', () => {
  expect(formatGithub(createAudit([leak])).split('\n')).toEqual([
    '::error file=src/a b%2Cc.ts,line=3,endLine=3,col=17,endColumn=38,title=leaks/no-leaked-timer::`timer` stays set%0Aat 100%25: "so" it is, <b>.',
    '::warning file=src/broken.ts,line=2,title=not audited::Expression expected.',
  ]);
});

test('the certain come first, then those that grow faster', () => {
  const likely: Leak = { ...leak, certainty: 'likely', site: 'request' };
  const once: Leak = { ...leak, certainty: 'definite', site: 'once' };
  const request: Leak = { ...leak, certainty: 'definite', site: 'request' };
  expect(rank([likely, once, leak, request])).toEqual([request, once, leak, likely]);
});

describe('the page', () => {
  const page = renderPage(createAudit([leak]));

  test('loads nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(?:link|img|iframe)\b|<script src|@import|url\(|fetch\(/u);
  });

  test('code and messages of the reader are text', () => {
    expect(page.match(/<\/script>/gu)).toHaveLength(1);
    expect(page).toContain('<code>timer</code> stays set');
    expect(page).not.toContain('<b>.');
  });

  test('marks where it is acquired and where it leaves, and draws the way between', () => {
    expect(page).toMatch(/<li class="row has start on first">.*<span class="number">3</u);
    expect(page).toMatch(/<li class="row has out on last">.*<span class="number">5</u);
    expect(page).toContain('<span class="t-keyword mark out">return</span>');
  });

  test('shows what a suggestion writes', () => {
    expect(page).toMatch(/<li class="added"><span class="sign">\+<\/span><code> {2}clearInterval\(timer\);<\/code>/u);
  });

  test('says so when there is nothing', () => {
    expect(renderPage(createAudit([]))).toContain('No leaks found.');
  });
});
