import type { AnyBulkWriteOperation } from 'mongodb';
import type { StoredDocument } from './stored-document.ts';

/** So many new ones after each other are inserted; fewer go along with the others, because each change of kind is a command of its own. */
const shortestRun = 10;

/** In their order, so many in one call: each is then answered well within the time there is for one. */
export const portionsOf = <T>(all: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most));

/**
 * How documents are put in the place of older ones, one after the other. What is new as far as is known is inserted, which spares the server a look
 * for what is there; if it is there after all, the server refuses.
 *
 * @param mayHave every field that a document of the collection may have: those that it has no more must go
 */
export function operationsOf(
  documents: readonly StoredDocument[],
  isNew: (id: string) => boolean,
  mayHave: readonly string[],
): AnyBulkWriteOperation<StoredDocument>[] {
  const operations: AnyBulkWriteOperation<StoredDocument>[] = [];
  let run: StoredDocument[] = [];
  const endRun = (): void => {
    operations.push(...run.map((document) => (run.length < shortestRun ? replacing(document, mayHave) : { insertOne: { document: document as never } })));
    run = [];
  };
  for (const document of documents) {
    if (isNew(document._id)) run.push(document);
    else {
      endRun();
      operations.push(replacing(document, mayHave));
    }
  }
  endRun();
  return operations;
}

/**
 * Under the guard of the position. As an update of all that match, which is one at most: FerretDB keeps a connection to its database for each
 * `replaceOne` or `updateOne` that matched until the command ends, and stands still at the fiftieth.
 */
function replacing({ _id, ...fields }: StoredDocument, mayHave: readonly string[]): AnyBulkWriteOperation<StoredDocument> {
  const gone = mayHave.filter((field) => !Object.hasOwn(fields, field)).map((field) => [field, ''] as const);
  return {
    updateMany: {
      filter: { _id, _position: { $lt: fields._position } },
      update: { $set: fields, ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }) } as never,
      upsert: true,
    },
  };
}
