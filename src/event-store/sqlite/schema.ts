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
  // Streams are numbered as they come. By their names, which are as good as random, each event of a commit would fall on another page of the index,
  // and a commit writes whole pages.
  `CREATE TABLE stream (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
   INSERT INTO stream (name) SELECT stream FROM event GROUP BY stream ORDER BY min(position);
   CREATE TABLE numbered (
     position INTEGER PRIMARY KEY,
     stream   INTEGER NOT NULL,
     revision INTEGER NOT NULL,
     id       TEXT    NOT NULL,
     type     TEXT    NOT NULL,
     data     TEXT    NOT NULL,
     metadata TEXT    NOT NULL
   );
   INSERT INTO numbered SELECT position, number, revision, id, type, data, metadata FROM event JOIN stream ON name = stream ORDER BY position;
   DROP TABLE event;
   ALTER TABLE numbered RENAME TO event;
   CREATE UNIQUE INDEX event_by_stream ON event (stream, revision)`,
];

/** Events with the names of their streams. */
export const selectEvents = 'SELECT position, name, revision, id, type, data, metadata FROM event JOIN stream ON number = stream';
export const insertEvent = 'INSERT INTO event (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)';
export const insertStream = 'INSERT INTO stream (name) VALUES (?)';
