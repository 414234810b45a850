/** The lines of code that tell a finding, with the way from the acquire to where it is lost. */
import type { Leak, PlacedStep, Span } from '../model.js';
import { SITE_TEXTS } from '../rank.js';
import { STEP_TEXTS, WAYS_OUT } from '../step-text.js';
import { escapeHtml, renderLine, type Token } from './highlight.js';

export interface SourceText {
  readonly lines: readonly string[];
  /** The offset of each line. */
  readonly offsets: readonly number[];
  readonly tokens: readonly Token[];
}

interface Mark {
  readonly kind: 'start' | 'out' | 'release' | 'other';
  readonly span: Span;
  readonly text: string;
}

/** Lines around the place of the report, and around every other one. */
const AROUND = 2;
const AROUND_STEP = 1;

export function renderFrame(leak: Leak, source: SourceText): string {
  const marks: readonly Mark[] = [{ kind: 'start', span: leak, text: `acquired here, ${SITE_TEXTS[leak.site]}` }, ...leak.steps.map(toMark)];
  const shown = collectShown(marks, source.lines.length);
  const way = getWay(marks);
  const rows: string[] = [];
  let last = 0;
  for (const line of shown) {
    if (last > 0 && line > last + 1) {
      rows.push(`<li class="row gap${isOn(way, line)}"><span class="rail"></span><span class="number">⋮</span><code>${line - last - 1} lines</code></li>`);
    }
    rows.push(renderRow(line, source, marks, way));
    last = line;
  }
  return `<ol class="frame" tabindex="0" aria-label="Code of ${escapeHtml(leak.file)}">${rows.join('')}</ol>`;
}

function toMark(step: PlacedStep): Mark {
  const kind = WAYS_OUT.has(step.kind) ? 'out' : step.kind === 'release' ? 'release' : 'other';
  return { kind, span: step, text: STEP_TEXTS[step.kind] };
}

function collectShown(marks: readonly Mark[], total: number): readonly number[] {
  const shown = new Set<number>();
  for (const { kind, span } of marks) {
    const around = kind === 'start' ? AROUND : AROUND_STEP;
    for (let line = Math.max(1, span.line - around); line <= Math.min(total, span.line + around); line += 1) {
      shown.add(line);
    }
  }
  const sorted = [...shown].toSorted((left, right) => left - right);
  // A gap of one line takes as much room as the line.
  return sorted.flatMap((line, index) => (sorted[index + 1] === line + 2 ? [line, line + 1] : [line]));
}

/** From the acquire to the farthest way out. */
function getWay(marks: readonly Mark[]): { readonly from: number; readonly to: number } {
  const lines = marks.filter(({ kind }) => kind === 'start' || kind === 'out').map(({ span }) => span.line);
  return { from: Math.min(...lines), to: Math.max(...lines) };
}

/** Is the rail drawn from the line before to this one? */
function isOn({ from, to }: ReturnType<typeof getWay>, line: number): string {
  return line > from && line <= to ? ' on' : '';
}

function renderRow(line: number, { lines, offsets, tokens }: SourceText, marks: readonly Mark[], way: ReturnType<typeof getWay>): string {
  const text = lines[line - 1] ?? '';
  const offset = offsets[line - 1] ?? 0;
  const own = marks.filter(({ span }) => span.line === line);
  const kind = own[0]?.kind;
  const ranges = own.map(({ kind: className, span }) => ({ ...getRange(span, text, offset), className: `mark ${className}` }));
  const code = renderLine(text, offset, tokens, ranges);
  const indent = /^\s*/u.exec(text)?.[0].length ?? 0;
  const notes = own.map((mark) => `<li class="row note ${mark.kind}${line < way.to && line >= way.from ? ' on' : ''}"><span class="rail"></span><span class="number"></span><span style="padding-left:${Math.min(indent, 24)}ch">${escapeHtml(mark.text)}</span></li>`);
  const ends = `${line === way.from ? ' first' : ''}${line === way.to ? ' last' : ''}`;
  return `<li class="row${kind === undefined ? '' : ` has ${kind}`}${line >= way.from && line <= way.to ? ' on' : ''}${ends}"><span class="rail"></span><span class="number">${line}</span><code>${code || ' '}</code></li>${notes.join('')}`;
}

/** On one line; a place of which only the line is known is its text. */
function getRange({ line, endLine, column, endColumn }: Span, text: string, offset: number): { readonly start: number; readonly end: number } {
  const indent = /^\s*/u.exec(text)?.[0].length ?? 0;
  if (line === endLine && column === endColumn) {
    return { start: offset + indent, end: offset + text.trimEnd().length };
  }
  return { start: offset + column - 1, end: line === endLine ? offset + endColumn - 1 : offset + text.trimEnd().length };
}
