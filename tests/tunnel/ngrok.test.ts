/** The real agent of ngrok, as far as it goes without a network: it loads, and what it says becomes an error of ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ngrok from '@ngrok/ngrok';
import { afterAll, expect, test } from 'vitest';
import { ngrokTunnel, type NgrokAgent } from '#connectors/tunnel/ngrok/index.ts';
import { createHttp } from '#platform/http.ts';
import { createPrograms } from '#platform/programs.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { freePort } from '../support/sshd.ts';

const workFolder = mkdtempSync(join(tmpdir(), 'cuadra-ngrok-'));
afterAll(() => rmSync(workFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

test('nobody answers where ngrok should be', async () => {
  const port = await freePort();
  // The real one, led to this machine, so that the test asks nobody outside.
  const agent: NgrokAgent = {
    forward: (config) => ngrok.forward({ ...config, server_addr: `127.0.0.1:${port}` }),
  };
  const opening = ngrokTunnel(() => Promise.resolve(agent)).open(
    { localPort: port, settings: { authtoken: 'of-nobody' }, signal: new AbortController().signal },
    { programs: createPrograms(), http: createHttp(), timers: systemTimers, logger: silentLogger, workFolder },
  );
  await expect(opening).rejects.toMatchObject({
    code: 'TUNNEL_UNREACHABLE',
    retriable: true,
    provider: { provider: 'ngrok', message: expect.stringContaining('failed to connect session') as string },
  });
});
