import type { Sent } from '../wire.ts';

/** A request that must succeed, made when it is sent: by then those before it have told their ids. */
export type Founding = Readonly<{ id: string; sent: () => Sent }>;

/** Recorded by one person, so that another may correct it. */
const office = 'manager-1;role=programme-manager';

export const post = (path: string, body: object, actor = office): Sent => ({
  method: 'post',
  path: `/v1${path}`,
  headers: { 'Content-Type': 'application/json', 'Stagepact-Actor': actor },
  body: JSON.stringify({ occurredOn: '2026-08-01', ...body }),
});
