/** Preloaded into a process that a test has started: when the tests are killed, it is as well. */
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
