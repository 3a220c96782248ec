const longMs = 20_000;

/** Waits for something that comes to be so by itself. @throws Error when it does not, so that a test that fails also ends */
export async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + longMs;
  while (!(await so())) {
    if (performance.now() > end) throw new Error('it did not come to be so');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
