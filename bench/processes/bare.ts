import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import express from 'express';
import { RegisterOrganisationDto } from '../../api/organisations/dto.ts';
import { RawLog } from '../support/raw-log.ts';

/** The least that a route can do which checks its input and keeps it: Express, class-validator, and one raw insert; those that wait together share a commit. */
const log = new RawLog(process.argv[2] ?? '');
let waiting: (() => void)[] = [];

function flush(): void {
  const [inserts, answers] = [waiting, answering];
  [waiting, answering] = [[], []];
  log.together(() => {
    for (const insert of inserts) insert();
  });
  for (const answer of answers) answer();
}
let answering: (() => void)[] = [];

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.use(express.json());
app.post('/v1/organisations', (request, response) => {
  const body = plainToInstance(RegisterOrganisationDto, request.body as object);
  if (validateSync(body, { whitelist: true, forbidNonWhitelisted: true }).length > 0) {
    response.status(400).end();
    return;
  }
  const id = randomUUID();
  const line = { stream: `organisation-${id}`, revision: 0, id: randomUUID(), type: 'OrganisationRegistered', data: JSON.stringify(body), metadata: '{}' };
  if (waiting.length === 0) setImmediate(flush);
  waiting.push(() => log.insert(line));
  answering.push(() => response.status(201).json({ id, ...body }));
});

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port, path: '/v1/organisations', headers: {} });
await once(process, 'disconnect');
process.exit(0);
