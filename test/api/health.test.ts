import { expect, test } from 'vitest';
import { warm } from '../../server/warm.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();

test('alive and ready', async () => {
  expect((await shipped.get('/livez')).body).toEqual({ status: 'alive' });
  expect((await shipped.get('/readyz')).body).toMatchObject({
    status: 'ready',
    schemaVersion: expect.any(Number),
  });
});

test('the hot questions can be asked ahead', async () => {
  await expect(warm(shipped.graph)).resolves.toBeUndefined();
});
