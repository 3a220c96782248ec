/** Waits for something that comes to be so by itself; the time limit of the test is the end of it. */
export async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setImmediate(resolve));
}
