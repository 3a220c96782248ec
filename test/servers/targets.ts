/** Addresses of the servers that the run's set-up has started, or was given. */
export const eventStoreDbUrl = process.env.EVENTSTOREDB_URL ?? '';
export const mongoDbUrl = process.env.MONGODB_URL ?? '';
export const eventStoreDbName = process.env.REAL_EVENTSTOREDB ? 'EventStoreDB at EVENTSTOREDB_URL' : 'the EventStoreDB stand-in';
export const mongoDbName = process.env.REAL_MONGODB ? 'MongoDB at MONGODB_URL' : 'FerretDB';
