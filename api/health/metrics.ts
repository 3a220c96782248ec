import type { Express } from 'express';

/** `/metrics` for Prometheus. It says how things go and never whom they are about. */
export function metricsRoute(app: Express, exposition: () => Promise<{ readonly contentType: string; readonly text: string }>): void {
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await exposition();
    response.set('Content-Type', contentType).send(text);
  });
}
