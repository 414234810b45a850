// Guards against: a statement that is given away and needs its database open.
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export function prepareLookup(path: string): { readonly find: StatementSync; readonly add: StatementSync } {
  const db = new DatabaseSync(path);
  db.exec('CREATE TABLE IF NOT EXISTS word (id INTEGER PRIMARY KEY, text TEXT)');
  const find = db.prepare('SELECT text FROM word WHERE id = ?');
  return { find, add: db.prepare('INSERT INTO word (text) VALUES (?)') };
}
