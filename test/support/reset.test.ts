import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reset } from './reset.ts';
import { until } from './until.ts';

describe('a connection that is cut', () => {
  const listener = createServer();
  let near: Socket;
  let far: Socket;

  beforeEach(async () => {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    near = connect((listener.address() as AddressInfo).port, '127.0.0.1');
    [[far]] = (await Promise.all([once(listener, 'connection'), once(near, 'connect')])) as [[Socket], unknown];
  });
  afterEach(async () => {
    near.destroy();
    listener.close();
    await once(listener, 'close');
  });

  it('is reset: its other end is told so', async () => {
    const closed = once(near, 'close');
    reset(far);
    await expect(closed).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('is let go of, also when it was ending', async () => {
    const closed: unknown[] = [];
    far.on('error', () => undefined).once('close', () => closed.push(far));
    far.end();
    reset(far);
    await until(() => closed.length > 0);
    expect(closed).toStrictEqual([far]);
  });
});
