import type { Audit } from '../model.js';
import { summarize } from '../summary.js';

/** The whole audit; the shape is that of docs/cli.md. */
export function formatJson(audit: Audit): string {
  const { version, preset, leaks, broken, notes, fileCount, typedCount, fixedCount, milliseconds } = audit;
  const { total, fixable, counts, rows } = summarize(audit);
  return JSON.stringify(
    {
      version,
      preset,
      summary: {
        findings: total,
        fixable,
        byCertainty: counts,
        byRule: Object.fromEntries(rows.map((row) => [row.rule, row.total])),
        files: fileCount,
        typedFiles: typedCount,
        fixedFiles: fixedCount,
        milliseconds: Math.round(milliseconds),
      },
      findings: leaks,
      notAudited: broken,
      notes,
    },
    undefined,
    2,
  );
}
