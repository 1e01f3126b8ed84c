/** What the chaos run uses of better-sqlite3, which brings no types. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(file: string);
    prepare(sql: string): { all(): unknown[] };
    close(): void;
  }
}
