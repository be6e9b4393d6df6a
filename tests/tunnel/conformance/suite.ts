/** What every tunnel must do, once for all of them. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentialFields } from '#connectors/credentials.ts';
import type { OpenTunnel, TunnelContext } from '#connectors/tunnel/types.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { createHttp } from '#platform/http.ts';
import { createPrograms } from '#platform/programs.ts';
import { silentLogger } from '#ports/logger.ts';
import type { Programs, ProgramStart, RunningProgram } from '#ports/programs.ts';
import { systemTimers } from '#ports/timers.ts';
import { hasMessage } from '#i18n/index.ts';
import { isAlive } from '../../support/alive.ts';
import type { OtherSide, TunnelHarness } from './harness.ts';

export function describeTunnel(harness: TunnelHarness): void {
  describe(`the tunnel ${harness.id}`, () => {
    let side: OtherSide;
    let workFolder: string;
    let local: Server;
    let localPort: number;
    let started: { readonly start: ProgramStart; readonly program: RunningProgram }[];
    let printed: string[];
    const open = new Set<OpenTunnel>();

    beforeEach(async () => {
      side = await harness.start();
      workFolder = mkdtempSync(join(tmpdir(), 'cuadra-tunnel-'));
      started = [];
      printed = [];
      local = createServer((request, response) => response.end(`here ${request.url}`));
      await new Promise<void>((resolve) => local.listen(0, '127.0.0.1', resolve));
      localPort = (local.address() as AddressInfo).port;
    });
    afterEach(async () => {
      for (const tunnel of open) await tunnel.close();
      open.clear();
      await side.close();
      local.closeAllConnections();
      await new Promise((resolve) => local.close(resolve));
      rmSync(workFolder, { recursive: true, force: true });
    });

    /** The real programs, watched. */
    function contextWith(env: Readonly<Record<string, string>> = {}): TunnelContext {
      const real = createPrograms();
      const programs: Programs = {
        async start(start) {
          const onLine = (line: string): void => {
            printed.push(line);
            start.onLine(line);
          };
          const program = await real.start({ ...start, onLine, env: { ...start.env, ...side.env, ...env } });
          started.push({ start, program });
          return program;
        },
      };
      return { programs, http: createHttp(), timers: systemTimers, logger: silentLogger, workFolder };
    }
    const never = new AbortController().signal;
    async function openIt(signal = never): Promise<OpenTunnel> {
      const tunnel = await side.provider.open({ localPort, settings: side.settings, signal }, contextWith());
      open.add(tunnel);
      return tunnel;
    }

    test('declares itself in words that exist', () => {
      const { declaration } = side.provider;
      expect(declaration.id).toBe(harness.id);
      expect(hasMessage(declaration.displayName) || /^[a-z]+$/.test(declaration.displayName)).toBe(true);
      for (const field of credentialFields(declaration)) expect(hasMessage(field.labelKey)).toBe(true);
      expect(declaration.credentials.safeParse(side.settings).success).toBe(true);
    });

    test('opens, says its address, and leads here', async () => {
      const tunnel = await openIt();
      expect(tunnel.url).toBe(side.url);
      const came = side.carries ? await (await fetch(`${tunnel.url}/x?y=1`)).text() : 'here /x?y=1';
      expect(came).toBe('here /x?y=1');
    });

    test('closed, nothing of it is left', async () => {
      const tunnel = await openIt();
      await Promise.all([tunnel.close(), tunnel.close()]);
      expect(await tunnel.ended).toBeUndefined();
      for (const { program } of started) expect(isAlive(program.pid)).toBe(false);
      expect(secretFiles(workFolder)).toEqual([]);
      const leads = side.carries && (await fetch(`${tunnel.url}/x`).catch(() => undefined)) !== undefined;
      expect(leads).toBe(false);
    });

    test('opens again after it was closed', async () => {
      await (await openIt()).close();
      expect((await openIt()).url).toBe(side.url);
    });

    test('lost, it says so with a reason', async () => {
      // Some have nothing that could be seen to break: only a request through the address tells.
      if (side.lose === undefined) return;
      const tunnel = await openIt();
      await side.lose();
      expect(await tunnel.ended).toMatchObject({ code: expect.stringMatching(/^TUNNEL_(?:LOST|ENDED)$/) as string });
      for (const { program } of started) expect(isAlive(program.pid)).toBe(false);
    });

    test('every way to fail has its own code, and leaves nothing behind', async () => {
      const came: object[] = [];
      for (const { name, settings, env, provider = side.provider } of side.failures) {
        const opening = provider.open({ localPort, settings, signal: never }, contextWith(env));
        const code = await opening.then(
          () => 'opened',
          (error: unknown) => (isCuadraError(error) ? error.code : String(error)),
        );
        const running = started.filter(({ program }) => isAlive(program.pid)).length;
        came.push({ name, code, running, files: secretFiles(workFolder) });
      }
      expect(came).toEqual(side.failures.map(({ name, code }) => ({ name, code, running: 0, files: [] })));
    });

    test('an end that is asked for while it opens is heeded', async () => {
      const { settings, env, provider = side.provider } = { settings: side.settings, ...side.endless };
      const stop = new AbortController();
      const reason = new Error('closing');
      const opening = provider.open({ localPort, settings, signal: stop.signal }, contextWith(env));
      setTimeout(() => stop.abort(reason), 300);
      const came = await opening.then(
        async (tunnel) => {
          await tunnel.close();
          return 'was quicker';
        },
        (error: unknown) => error,
      );
      expect(came).toBe(side.endless === undefined ? 'was quicker' : reason);
      for (const { program } of started) expect(isAlive(program.pid)).toBe(false);
    });

    test('no secret is an argument or is printed', async () => {
      await openIt();
      const secrets = credentialFields(side.provider.declaration)
        .filter((field) => field.secret)
        .map((field) => side.settings[field.name])
        .filter((value) => value !== undefined);
      const seen = [...started.flatMap(({ start }) => start.args), ...printed].join('\n');
      for (const secret of secrets) expect(seen).not.toContain(secret.trim().split('\n')[1] ?? secret);
    });
  });
}

/** Files of a run that hold something secret. */
function secretFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'cloudflared-empty.yml')
    .map((entry) => entry.name);
}
