import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StreamName } from '../../../domain/ports/event-store.ts';
import { traceOf } from '../../../domain/shared/traceparent.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { RecordingTracer } from '../../support/recording-tracer.ts';
import { until } from '../../support/until.ts';

const [traceId, callersSpan] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
const traceparent = `00-${traceId}-${callersSpan}-01`;
const employer = { name: 'Vliet', kind: 'employer', kvk: '99300001', municipality: 'GM0546', postcode: '2333 CK', place: 'Leiden', sectors: [] };

describe('the trace of a request', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(async () => {
    RecordingTracer.unregister();
    await application.stop();
  });
  const register = async (headers = {}, body: object = employer): Promise<string> => (await application.http.post('/v1/organisations', body, headers)).body.id;
  const traceparentsOf = async (id: string): Promise<readonly (string | undefined)[]> =>
    (await application.events.read(`organisation-${id}` as StreamName, { limit: 10 })).map(({ metadata }) => metadata.traceparent);

  it('is kept with its events as the caller said it, also where nobody records spans', async () => {
    expect(await traceparentsOf(await register({ traceparent }))).toStrictEqual([traceparent]);
    expect(await traceparentsOf(await register({}, { ...employer, kvk: '99300002' }))).toStrictEqual([undefined]);
    expect(await traceparentsOf(await register({ traceparent: 'nonsense' }, { ...employer, kvk: '99300003' }))).toStrictEqual([undefined]);
  });

  it('goes from the request over the command and its append to every projection', async () => {
    const recording = RecordingTracer.register();
    const id = await register({ traceparent });
    await application.http.get(`/v1/organisations/${id}/history`);
    await until(() => recording.spans.some(({ name }) => name === 'project audit-history'));
    const [request, command, append, project] = ['POST /v1/organisations', 'command organisation', 'append organisation', 'project audit-history'].map((name) =>
      recording.span(name),
    );
    expect([request, command, append, project].map((span) => span?.traceId)).toStrictEqual([traceId, traceId, traceId, traceId]);
    expect([request, command, append, project].map((span) => span?.parent)).toStrictEqual([callersSpan, request?.id, command?.id, command?.id]);
    expect(request?.attributes).toMatchObject({ 'http.request.method': 'POST', 'http.route': '/v1/organisations', 'http.response.status_code': 201 });
    expect(command?.attributes).toMatchObject({
      'stagepact.aggregate': 'organisation',
      'stagepact.commands': ['RegisterOrganisation'],
      'stagepact.outcome': 'written',
    });
    expect(traceOf((await traceparentsOf(id))[0])?.spanId).toBe(command?.id);
  });

  it('begins here where the caller has none', async () => {
    const recording = RecordingTracer.register();
    await register();
    expect(recording.span('POST /v1/organisations').parent).toBeUndefined();
    expect(recording.span('command organisation').parent).toBe(recording.span('POST /v1/organisations').id);
  });

  it('shows a refusal of the rules as an answer and not as a fault', async () => {
    await register();
    const recording = RecordingTracer.register();
    const refused = await application.http.post('/v1/organisations', { ...employer, name: 'Anders' });
    expect(refused.status).toBe(409);
    const command = recording.span('command organisation');
    expect([command.failed, command.attributes['stagepact.refused'], command.attributes['stagepact.outcome']]).toStrictEqual([
      false,
      'AlreadyExists',
      'refused',
    ]);
  });

  it('shows a fault without a word of what it was about', async () => {
    await application.events.close();
    const recording = RecordingTracer.register();
    expect((await application.http.post('/v1/organisations', employer)).status).toBe(503);
    const command = recording.span('command organisation');
    expect([command.failed, command.attributes['error.type']]).toStrictEqual([true, 'StoreUnavailable']);
    expect(recording.span('POST /v1/organisations').failed).toBe(true);
    expect(JSON.stringify(recording.spans)).not.toContain('Vliet');
  });
});
