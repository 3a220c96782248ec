export default async function end(): Promise<void> {
  await (globalThis as { endServers?: () => Promise<unknown> }).endServers?.();
}
