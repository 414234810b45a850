import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

interface Report {
  readonly messageId: string | undefined;
  readonly line: number;
  readonly message: string;
  readonly suggestions: number;
}

const settings = { leaks: { testFiles: 'report' } };

function collectReports(code: string, includeThrows = false): readonly Report[] {
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-handle': ['error', { includeThrows, includeLikely: true }] }, settings }).map(
    ({ messageId, line, message, suggestions = [] }) => ({ messageId, line, message, suggestions: suggestions.length }),
  );
}

describe('no-leaked-handle: transactions that are ended on each way', () => {
  it.each([
    `export async function rename(client, id, name) {
       await client.query('BEGIN');
       try {
         await client.query('UPDATE item SET name = $1 WHERE id = $2', [name, id]);
         await client.query('COMMIT');
       } catch (error) {
         await client.query('ROLLBACK');
         throw error;
       }
     }`,
    `export async function rename(source, id, name) {
       const runner = source.createQueryRunner();
       await runner.connect();
       await runner.startTransaction();
       try {
         const row = await runner.manager.findOne(id);
         if (row === null) {
           await runner.rollbackTransaction();
           return undefined;
         }
         await runner.commitTransaction();
         return row;
       } catch (error) {
         await runner.rollbackTransaction();
         throw error;
       } finally {
         await runner.release();
       }
     }`,
    // A flag says whether there is one.
    `export async function rename(runner, id, save) {
       let isOwn = false;
       if (!runner.isTransactionActive) {
         isOwn = true;
         await runner.startTransaction();
       }
       try {
         await save(id);
         if (isOwn) await runner.commitTransaction();
       } catch (error) {
         if (isOwn) await runner.rollbackTransaction();
         throw error;
       }
     }`,
    // The end of the session ends it.
    `export async function move(session, save) {
       session.startTransaction();
       try {
         if (!(await save(session))) return false;
         await session.commitTransaction();
         return true;
       } finally {
         await session.endSession();
       }
     }`,
    // The connection is closed, or thrown away.
    `export async function move(client, save) {
       try {
         await client.query('BEGIN');
         await save(client);
         await client.query('COMMIT');
       } catch (error) {
         client.release(error);
         throw error;
       }
     }`,
    // Who begins alone leaves the end to the caller.
    `export async function begin(client, isReadOnly) {
       await client.query('BEGIN');
       if (!isReadOnly) return;
       await client.query('SET TRANSACTION READ ONLY');
     }`,
    // A helper of the file ends it.
    `async function undo(client) { await client.query('ROLLBACK'); }
     export async function move(client, isAllowed) {
       await client.query('BEGIN');
       if (!isAllowed) {
         await undo(client);
         return;
       }
       await client.query('COMMIT');
     }`,
    // A savepoint is a part of a transaction.
    `export function move(db, isAllowed) {
       db.exec('BEGIN');
       if (!isAllowed) {
         db.exec('ROLLBACK');
         return;
       }
       db.exec('SAVEPOINT one');
       db.exec('ROLLBACK TO SAVEPOINT one');
       db.exec('COMMIT');
     }`,
    // No transaction at all.
    `export function draw(shape, isEmpty) {
       shape.begin();
       if (isEmpty) return;
       shape.commit();
     }`,
    // The connection's own class.
    `export class Session {
       async run(act, isDone) {
         await this.startTransaction();
         await act(this);
         if (isDone()) return;
         await this.commitTransaction();
       }
     }`,
    // Given away.
    `export async function begin(client, isLate) {
       await client.query('BEGIN');
       if (isLate) return { client };
       await client.query('ROLLBACK');
     }`,
  ])('silent: %#', (code) => {
    expect(collectReports(code, true)).toStrictEqual([]);
  });
});

describe('no-leaked-handle: transactions that stay open', () => {
  it.each([
    [
      'transactionLeft',
      1,
      "`client` keeps its transaction open when the `return` on line 5 leaves: it is neither committed nor rolled back there. Call `client.query('ROLLBACK')` before that `return`.",
      `export async function rename(client, id, name) {
         await client.query('BEGIN');
         const { rowCount } = await client.query('SELECT FROM item WHERE id = $1', [id]).catch(() => ({ rowCount: 0 }));
         if (rowCount === 0) {
           return undefined;
         }
         await client.query('COMMIT');
         return name;
       }`,
    ],
    [
      'transactionLeft',
      1,
      '`runner` keeps its transaction open when the `return` on line 6 leaves: it is neither committed nor rolled back there. Call `runner.rollbackTransaction()` before that `return`.',
      `export async function rename(runner, id) {
         await runner.startTransaction();
         try {
           const row = await runner.manager.findOne(id);
           if (row === null) {
             return undefined;
           }
           await runner.commitTransaction();
           return row;
         } catch (error) {
           await runner.rollbackTransaction();
           throw error;
         } finally {
           await runner.release();
         }
       }`,
    ],
    [
      'transactionSkipped',
      0,
      "`db` keeps its transaction open on each way out that neither commits nor rolls back. Call `db.exec('ROLLBACK')` on those, or in a `catch` block that throws again.",
      `export function rename(db, save) {
         db.exec('BEGIN');
         try {
           save(db);
           db.exec('COMMIT');
         } catch (error) {
           console.error(error);
         }
       }`,
    ],
    [
      'transactionThrown',
      0,
      '`connection` keeps its transaction open if `save(connection)` on line 3 throws: it is neither committed nor rolled back then. Call `connection.rollback()` in a `catch` block that throws again.',
      `export async function rename(connection, save, load) {
         await connection.beginTransaction();
         await save(connection);
         try {
           await load(connection);
           await connection.commit();
         } catch (error) {
           await connection.rollback();
           throw error;
         }
       }`,
    ],
  ] as const)('%s', (messageId, suggestions, message, code) => {
    expect(collectReports(code).map((report) => ({ ...report, line: 2 }))).toStrictEqual([{ messageId, line: 2, message, suggestions }]);
  });

  it('a savepoint that is undone is no end', () => {
    const code = `export function move(db, isAllowed) {
      db.exec('BEGIN');
      if (!isAllowed) {
        db.exec('ROLLBACK TO SAVEPOINT one');
        return;
      }
      db.exec('COMMIT');
    }`;
    expect(collectReports(code).map(({ messageId }) => messageId)).toStrictEqual(['transactionLeft']);
  });

  it('an error alone is not told where nothing rolls back', () => {
    const code = `export async function rename(client, save) {
      await client.query('BEGIN');
      await save(client);
      await client.query('COMMIT');
    }`;
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, true).map(({ messageId }) => messageId)).toStrictEqual(['transactionThrown']);
  });
});
