/**
 * How a transaction begins and ends on the connection that it belongs to, by the names of methods and by the words of statements. These names create
 * no obligation alone: a function has to end the transaction itself on some way.
 */

/** Methods of a connection, a session or a query runner that begin one. */
export const transactionBeginNames: readonly string[] = ['startTransaction', 'beginTransaction', 'begin'];

/** Methods that end it. */
export const transactionCommitNames: readonly string[] = ['commit', 'commitTransaction'];
export const transactionRollbackNames: readonly string[] = ['rollback', 'rollbackTransaction', 'abortTransaction', 'rollBack'];

/** Methods that end the connection, and what it has begun with it. */
export const connectionEndNames: readonly string[] = ['destroy', 'end', 'close', 'terminate', 'disconnect', 'endSession', 'reset'];

/** Methods that send a statement. */
export const statementNames: readonly string[] = ['query', 'execute', 'exec', 'run', 'raw', 'unsafe', 'executeSql', 'queryRaw', '$executeRawUnsafe', 'none', 'queryArray', 'queryObject'];

/** Statements that begin a transaction, and that end it. */
export const beginPattern = '^\\s*(?:BEGIN|START\\s+TRANSACTION)\\b';
export const commitPattern = '^\\s*(?:COMMIT|END)\\b';
export const rollbackPattern = '^\\s*(?:ROLLBACK|ABORT)\\b(?!\\s+(?:WORK\\s+|TRANSACTION\\s+)?TO\\b)';

/** Words of functions that end what they are given. */
export const transactionEndPattern = 'commit|rollback|abort|finish|complete|finali[sz]e|cleanup|dispose|release|close|end(?![a-z])|end[A-Z]';
