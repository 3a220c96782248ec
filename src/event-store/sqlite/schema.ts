/** Step n leads to schema version n; a step that has been released is never changed. */
export const migrations: readonly string[] = [
  `CREATE TABLE event (
     position INTEGER PRIMARY KEY,
     stream   TEXT    NOT NULL,
     revision INTEGER NOT NULL,
     id       TEXT    NOT NULL,
     type     TEXT    NOT NULL,
     data     TEXT    NOT NULL,
     metadata TEXT    NOT NULL
   );
   CREATE UNIQUE INDEX event_by_stream ON event (stream, revision)`,
];

export const columns = 'position, stream, revision, id, type, data, metadata';
