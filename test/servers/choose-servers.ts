/** What is tested through the whole application is tested on the servers here. */
process.env.STAGEPACT_EVENT_STORE ??= 'eventstoredb';
if (process.env.MONGODB_URL) process.env.STAGEPACT_READ_STORE ??= 'mongodb';
