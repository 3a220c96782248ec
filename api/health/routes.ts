import type { Express } from 'express';

/** How far a read model is, as operators see it. */
export type Progress = Readonly<{ name: string; state: 'live' | 'standby' | 'catching-up' | 'stopped'; behind: number }>;

/** `/livez`: the process answers. `/readyz`: the stores answer and every read model is live here or run by another node; says which is not. */
export function healthRoutes(app: Express, progress: () => Promise<readonly Progress[]>): void {
  app.get('/livez', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/readyz', async (_request, response) => {
    try {
      const readModels = await progress();
      const ready = readModels.every(({ state }) => state === 'live' || state === 'standby');
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', readModels });
    } catch {
      response.status(503).json({ status: 'not ready', readModels: [] });
    }
  });
}
