/**
 * The tunnel as a feature, on a whole engine: set up through the contract, opened over a real sshd, noticed when it is
 * lost and opened again; gateways told of the address, a person told when there is none.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Outcome, WebhookEndpoint } from '#connectors/gateway/types.ts';
import type { OpenTunnel, TunnelProvider } from '#connectors/tunnel/types.ts';
import { ownUrlTunnel } from '#connectors/tunnel/own-url/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { createHttp } from '#platform/http.ts';
import { createPrograms } from '#platform/programs.ts';
import { silentLogger } from '#ports/logger.ts';
import type { TunnelGateways } from '../../src-main/features/tunnel/index.ts';
import { createTunnel } from '../../src-main/features/tunnel/index.ts';
import { createSupervisor, type SupervisorState } from '../../src-main/features/tunnel/supervisor.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { fakeTime } from '../support/fake-time.ts';
import { localTunnels } from '../support/local-tunnels.ts';
import { freePort, startSshd, type Sshd } from '../support/sshd.ts';
import { openWebhookDesk, signed } from '../webhooks/desk.ts';

describe('over a real ssh server, on a whole engine', () => {
  let desk: TestDesk;
  let sshd: Sshd;
  beforeEach(async () => {
    sshd = await startSshd();
    desk = await openTestDesk({}, { tunnelProviders: localTunnels });
    desk.engine.start();
  });
  afterEach(async () => {
    await desk.close();
    await sshd.close();
  });

  async function settings() {
    const remotePort = String(await freePort());
    return {
      url: `http://127.0.0.1:${remotePort}`,
      host: '127.0.0.1',
      port: String(sshd.port),
      user: sshd.user,
      hostKey: sshd.hostKey,
      remotePort,
      privateKey: sshd.privateKey,
    };
  }
  const until = (state: string) =>
    vi.waitFor(async () => expect((await desk.client.tunnel.get())?.state).toBe(state), {
      timeout: 20_000,
      interval: 100,
    });

  test('it opens, leads here, is closed, and keeps its key to itself', async () => {
    const said = await settings();
    const view = await desk.client.tunnel.configure({ provider: 'ssh', settings: said, enabled: true });
    expect(view).toMatchObject({ provider: 'ssh', secrets: ['privateKey'], enabled: true });
    expect(view.settings).not.toHaveProperty('privateKey');
    await until('up');
    const up = await desk.client.tunnel.get();
    expect(up).toMatchObject({ url: said.url });
    expect(await desk.client.tunnel.check()).toMatchObject({ reached: true });
    expect((await desk.client.webhooks.status({})).listener).toMatchObject({ state: 'open', port: up?.localPort });
    // What is behind the address is the listener and nothing else.
    expect((await fetch(`${said.url}/`)).status).toBe(404);
    expect(await desk.client.tunnel.stop()).toMatchObject({ state: 'off', enabled: false });
    await expect(fetch(`${said.url}/`)).rejects.toThrow('fetch failed');
    expect((await desk.client.webhooks.status({})).listener).toEqual({ state: 'closed' });
  });

  test('a wrong key waits for a person, raises an alert, and the right one ends it', async () => {
    const said = await settings();
    const { version } = await desk.client.tunnel.configure({
      provider: 'ssh',
      settings: { ...said, privateKey: sshd.strangersKey },
      enabled: true,
    });
    await until('failed');
    expect((await desk.client.tunnel.get())?.error).toMatchObject({ code: 'TUNNEL_CREDENTIALS' });
    expect((await desk.client.alerts.list({})).rows).toMatchObject([{ kind: 'tunnel.down', severity: 'critical' }]);
    await desk.client.tunnel.configure({ provider: 'ssh', settings: said, version });
    await until('up');
    expect((await desk.client.alerts.list({})).rows).toEqual([]);
  });

  test('it is taken away with its key, and comes back while nothing else was set up', async () => {
    const said = await settings();
    const { privateKey: _key, ...rest } = said;
    const needed = { data: { code: 'TUNNEL_SETTING_MISSING', field: 'settings.privateKey' } };
    await desk.client.tunnel.configure({ provider: 'ssh', settings: said, enabled: true });
    await until('up');
    expect(await desk.client.tunnel.remove()).toEqual({ removed: true });
    expect(await desk.client.tunnel.get()).toBeNull();
    await expect(fetch(`${said.url}/`)).rejects.toThrow('fetch failed');
    expect((await desk.client.webhooks.status({})).listener).toEqual({ state: 'closed' });
    expect(await desk.client.tunnel.remove()).toEqual({ removed: false });
    expect(await desk.client.tunnel.restore()).toMatchObject({ enabled: true, secrets: ['privateKey'] });
    await until('up');
    // Set up anew after it was taken away: the key that was saved is nobody's.
    await desk.client.tunnel.remove();
    await expect(desk.client.tunnel.configure({ provider: 'ssh', settings: rest })).rejects.toMatchObject(needed);
    await desk.client.tunnel.configure({ provider: 'own-url', settings: { url: said.url } });
    await expect(desk.client.tunnel.restore()).rejects.toMatchObject({ data: { code: 'TUNNEL_NOT_CONFIGURED' } });
  });

  test('a saved key is never shown to another server', async () => {
    const said = await settings();
    const { version } = await desk.client.tunnel.configure({ provider: 'ssh', settings: said });
    const { privateKey: _key, ...rest } = said;
    await expect(
      desk.client.tunnel.configure({ provider: 'ssh', settings: { ...rest, host: 'evil.example' }, version }),
    ).rejects.toMatchObject({ data: { code: 'TUNNEL_SECRET_AGAIN', field: 'settings.privateKey' } });
    expect((await desk.client.tunnel.get())?.settings).toMatchObject({ host: said.host });
    // The same server without it keeps it.
    expect(await desk.client.tunnel.configure({ provider: 'ssh', settings: rest, version })).toMatchObject({
      secrets: ['privateKey'],
    });
  });
});

test('what cannot be right is told at its field, and nothing is saved', async () => {
  const desk = await openTestDesk();
  try {
    const { client } = desk;
    const said = {
      url: 'https://cobros.example',
      host: 'servidor.example',
      user: 'tunel',
      hostKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==',
      remotePort: '8443',
      privateKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----',
    };
    const saving = (provider: string, settings: Record<string, string>) =>
      client.tunnel.configure({ provider, settings, enabled: true }).catch((error: { data: unknown }) => error.data);
    const { user: _user, ...withoutUser } = said;
    for (const [provider, settings, code, field, words] of [
      ['ssh', withoutUser, 'TUNNEL_SETTING_MISSING', 'user', 'Falta «Usuario».'],
      ['ssh', { ...said, hostKey: 'ssh-ed25519' }, 'TUNNEL_SETTING_INVALID', 'hostKey', 'Llave pública del servidor'],
      ['ssh', { ...said, privateKey: 'x' }, 'TUNNEL_SETTING_INVALID', 'privateKey', 'Llave privada'],
      ['ssh', { ...said, port: '0' }, 'TUNNEL_SETTING_INVALID', 'port', 'Puerto de ssh'],
      ['ssh', { ...said, url: 'http://cobros.example' }, 'TUNNEL_URL_INVALID', 'url', 'http://cobros.example'],
      ['own-url', { url: 'cobros' }, 'TUNNEL_URL_INVALID', 'url', '«cobros»'],
      ...[
        'http://localhost',
        'https://localhost:8443',
        'https://127.0.0.1',
        'https://10.1.2.3',
        'https://172.20.0.1',
        'https://192.168.1.20/cuadra',
        'https://[::1]',
        'https://[fd00::1]',
        'https://servidor',
        'https://caja.local',
      ].map((url) => ['own-url', { url }, 'TUNNEL_URL_LOCAL', 'url', 'una pasarela no puede llegar ahí'] as const),
      ['ssh', { ...said, url: 'https://192.168.1.20' }, 'TUNNEL_URL_LOCAL', 'url', '192.168.1.20'],
      ['cloudflared-named', { url: said.url, token: 'eyJh' }, 'TUNNEL_SETTING_INVALID', 'token', 'Token del túnel'],
      ['cloudflared-quick', { program: '/bin/sh' }, 'TUNNEL_SETTING_INVALID', 'program', 'Ruta de cloudflared'],
    ] as const) {
      const answer = await saving(provider, settings);
      expect(answer).toMatchObject({ code, field: `settings.${field}` });
      expect(answer).toHaveProperty('message', expect.stringContaining(words));
    }
    expect(await client.tunnel.get()).toBeNull();
  } finally {
    await desk.close();
  }
});

describe('the run', () => {
  function supervised(script: { open: (n: number) => Promise<OpenTunnel>; check: () => CuadraError | undefined }) {
    const time = fakeTime();
    const states: SupervisorState[] = [];
    let opened = 0;
    const supervisor = createSupervisor({
      ...time,
      logger: silentLogger,
      random: () => 0,
      open: () => script.open((opened += 1)),
      check: () => Promise.resolve(script.check()),
      onState: (state) => states.push(state),
    });
    return { time, states, supervisor, opened: () => opened };
  }
  /** A tunnel that lasts until it is ended. */
  function lasting(url = 'https://a.example') {
    const { promise: ended, resolve } = Promise.withResolvers<CuadraError | undefined>();
    const close = vi.fn<() => Promise<void>>(() => Promise.resolve(resolve(undefined)));
    return { tunnel: { url, ended, close }, end: resolve, close };
  }

  test('one that cannot be opened is tried ever more seldom', async () => {
    const away = new CuadraError('TUNNEL_UNREACHABLE', { params: { host: 'a' } });
    const { time, supervisor, opened, states } = supervised({
      open: () => Promise.reject(away),
      check: () => undefined,
    });
    await supervisor.start();
    await time.advance(60 * 60 * 1000);
    // 2 + 4 + 8 + … seconds up to five minutes: some two dozen in an hour.
    expect(opened()).toBeGreaterThan(12);
    expect(opened()).toBeLessThan(25);
    expect(states.at(-1)).toMatchObject({ state: 'waiting', error: { code: 'TUNNEL_UNREACHABLE' } });
    await supervisor.stop();
    expect(supervisor.state()).toMatchObject({ state: 'off' });
    await time.advance(60 * 60 * 1000);
    expect(time.pending()).toBe(0);
  });

  test('one that looks open but leads nowhere is opened anew, and its own is closed', async () => {
    const first = lasting();
    const later: ReturnType<typeof lasting>[] = [];
    let reached = true;
    const { time, supervisor, opened } = supervised({
      open(n) {
        if (n === 1) return Promise.resolve(first.tunnel);
        const next = lasting('https://b.example');
        later.push(next);
        return Promise.resolve(next.tunnel);
      },
      check: () => (reached ? undefined : new CuadraError('TUNNEL_NOT_REACHED', { params: { url: '', port: '' } })),
    });
    await supervisor.start();
    await time.advance(1000);
    expect(supervisor.state()).toMatchObject({ state: 'up', url: 'https://a.example' });
    reached = false;
    await time.advance(60_000);
    expect(supervisor.state()).toMatchObject({ state: 'unreachable', error: { code: 'TUNNEL_NOT_REACHED' } });
    await time.advance(5 * 60_000);
    expect(first.close).toHaveBeenCalled();
    expect(opened()).toBeGreaterThan(1);
    reached = true;
    await time.advance(60_000);
    expect(supervisor.state()).toMatchObject({ state: 'up', url: 'https://b.example' });
    await supervisor.stop();
    for (const { close } of later) expect(close).toHaveBeenCalled();
  });

  test('one that never led here says so from the first answer on, and when it is tried again', async () => {
    const { time, supervisor, states } = supervised({
      open: () => Promise.resolve(lasting().tunnel),
      check: () => new CuadraError('TUNNEL_NOT_REACHED', { params: { url: '', port: '' } }),
    });
    await supervisor.start();
    await time.settle();
    expect(supervisor.state()).toMatchObject({
      state: 'unreachable',
      error: { code: 'TUNNEL_NOT_REACHED' },
      nextTryUtc: new Date(time.clock.now().getTime() + 2000).toISOString(),
    });
    await time.advance(4000);
    expect(states.map(({ state }) => state)).toEqual(['starting', 'checking', ...Array(3).fill('unreachable')]);
    await supervisor.stop();
  });

  test('one that ends by itself is opened again', async () => {
    const tunnels = [lasting(), lasting()];
    const { time, supervisor, opened } = supervised({
      open: (n) => Promise.resolve((tunnels[n - 1] ?? lasting()).tunnel),
      check: () => undefined,
    });
    await supervisor.start();
    await time.advance(1000);
    tunnels[0]?.end(new CuadraError('TUNNEL_LOST', { params: { host: 'a' } }));
    await time.settle();
    expect(supervisor.state()).toMatchObject({ state: 'waiting', error: { code: 'TUNNEL_LOST' } });
    await time.advance(10_000);
    expect(opened()).toBe(2);
    expect(supervisor.state()).toMatchObject({ state: 'up' });
    await supervisor.stop();
  });
});

describe('gateways', () => {
  const done = (webhookId: string): Outcome<WebhookEndpoint> => ({
    kind: 'done',
    value: { webhookId, secret: `s-${webhookId}`, needsConfirmation: false },
  });

  /** A tunnel whose address changes with every start, over an inbox. */
  function openFeature(register: TunnelGateways['register']) {
    const hooks = openWebhookDesk();
    const calls: string[] = [];
    const kept: WebhookEndpoint[] = [];
    const states: string[] = [];
    let opened = 0;
    const provider: TunnelProvider = {
      declaration: { ...ownUrlTunnel.declaration, id: 'changing', needsFixedPort: false },
      async open({ localPort, signal }, context) {
        opened += 1;
        return ownUrlTunnel.open({ localPort, signal, settings: { url: `http://127.0.0.1:${localPort}/` } }, context);
      },
    };
    const sender = { id: 'gw-one', companyId: hooks.companyId, name: 'Inventada', registers: true };
    const feature = createTunnel({
      ...hooks,
      timers: {
        after: (ms, run) => {
          const t = setTimeout(run, ms);
          return () => clearTimeout(t);
        },
      },
      logger: silentLogger,
      audit: () => {},
      secrets: { seal: () => {}, open: () => '', has: () => false, forget: () => {} },
      http: createHttp(),
      programs: createPrograms(),
      dataFolder: '/nowhere',
      providers: [provider],
      onChanged: () => void states.push(feature.state().state),
      gateways: {
        senders: () => [sender],
        register(id, request, signal) {
          calls.push(`register ${request.url}`);
          return register(id, request, signal);
        },
        unregister(_id, webhookId) {
          calls.push(`unregister ${webhookId}`);
          return Promise.resolve({ kind: 'done', value: null });
        },
        keepEndpoint: (_tx, _id, endpoint) => void kept.push(endpoint),
      },
    });
    hooks.runner.start();
    return { hooks, feature, calls, kept, states, opened: () => opened };
  }

  test('are told a new address first, and the old one is taken back afterwards', async () => {
    let n = 0;
    const { hooks, feature, calls, kept, states } = openFeature(() => Promise.resolve(done(`we_${(n += 1)}`)));
    const by = { actor: 'ana', locale: 'es-MX' } as const;
    await feature.service.configure(
      { provider: 'changing', settings: { url: 'https://x.example' }, enabled: true },
      by,
    );
    await vi.waitFor(() => expect(feature.service.view('es-MX')?.endpoints).toMatchObject([{ state: 'registered' }]));
    // Each change of how it stands is told: a window cannot see it in the database.
    expect(states).toEqual(['starting', 'checking', 'up']);
    const first = hooks.webhooks.listener.state().port;
    expect((await hooks.post(signed({ providerEventId: 'e1' }))).status).toBe(200);
    // Another port, and so another address.
    const version = feature.service.view('es-MX')?.version;
    const other = await freePort();
    await feature.service.configure(
      { provider: 'changing', settings: { url: 'https://x.example' }, localPort: other, version },
      by,
    );
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    expect(calls).toEqual([
      `register http://127.0.0.1:${first}/payments/webhook/gw-one`,
      `register http://127.0.0.1:${other}/payments/webhook/gw-one`,
      'unregister we_1',
    ]);
    expect(kept.map(({ secret }) => secret)).toEqual(['s-we_1', 's-we_2']);
    await feature.close();
    await hooks.close();
  });

  test('that refuse the address are told of, and one without an API is left to a person', async () => {
    const words = { provider: 'made-up', code: 'bad_url' };
    const refusing = openFeature(() => Promise.resolve({ kind: 'rejected', reason: 'invalid', words }));
    const by = { actor: 'ana', locale: 'es-MX' } as const;
    const input = { provider: 'changing', settings: { url: 'https://x.example' }, enabled: true };
    await refusing.feature.service.configure(input, by);
    await vi.waitFor(() =>
      expect(refusing.feature.service.view('es-MX')?.endpoints).toMatchObject([
        { state: 'failed', error: { code: 'WEBHOOK_NOT_REGISTERED', provider: words } },
      ]),
    );
    await refusing.feature.close();
    await refusing.hooks.close();
    const without = openFeature(() => Promise.resolve({ kind: 'rejected', reason: 'unsupported', words }));
    await without.feature.service.configure(input, by);
    await vi.waitFor(() =>
      expect(without.feature.service.view('es-MX')?.endpoints).toMatchObject([{ state: 'by-hand' }]),
    );
    await without.feature.close();
    await without.hooks.close();
    // One that does not answer is told of while it is asked again.
    const away = openFeature(() => Promise.resolve({ kind: 'unavailable', words: { ...words, code: 'down' } }));
    await away.feature.service.configure(input, by);
    await vi.waitFor(() =>
      expect(away.feature.service.view('es-MX')?.endpoints).toMatchObject([
        { state: 'wanted', error: { provider: { code: 'down' } } },
      ]),
    );
    await away.feature.close();
    await away.hooks.close();
  });
});
