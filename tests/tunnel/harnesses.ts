/** Every tunnel's other side: a real sshd, stand-ins for cloudflared, ngrok's own package as far as it goes alone. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudflaredNamedTunnel } from '#connectors/tunnel/cloudflared-named/index.ts';
import { cloudflaredQuickTunnel } from '#connectors/tunnel/cloudflared-quick/index.ts';
import { ngrokTunnel } from '#connectors/tunnel/ngrok/index.ts';
import { ownUrlTunnel } from '#connectors/tunnel/own-url/index.ts';
import { sshTunnel } from '#connectors/tunnel/ssh/index.ts';
import { freePort, startSshd } from '../support/sshd.ts';
import type { OtherSide, TunnelHarness } from './conformance/harness.ts';

const ssh: TunnelHarness = {
  id: 'ssh',
  async start() {
    const sshd = await startSshd();
    const remotePort = await freePort();
    // Takes a connection and never says a word.
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const settings = {
      url: `http://127.0.0.1:${remotePort}`,
      host: '127.0.0.1',
      port: String(sshd.port),
      user: sshd.user,
      hostKey: sshd.hostKey,
      remotePort: String(remotePort),
      privateKey: sshd.privateKey,
    };
    return {
      provider: sshTunnel,
      settings,
      url: settings.url,
      carries: true,
      lose: () => sshd.stop(),
      failures: [
        {
          name: 'a key that the server does not know',
          settings: { ...settings, privateKey: sshd.strangersKey },
          code: 'TUNNEL_CREDENTIALS',
        },
        {
          name: 'another server',
          settings: {
            ...settings,
            hostKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGmade0up0made0up0made0up0made0up0made0up0mad',
          },
          code: 'TUNNEL_HOST_KEY',
        },
        // What sshd itself listens on.
        {
          name: 'a port that is taken there',
          settings: { ...settings, remotePort: String(sshd.port) },
          code: 'TUNNEL_PORT_TAKEN',
        },
        { name: 'nobody there', settings: { ...settings, port: String(await freePort()) }, code: 'TUNNEL_UNREACHABLE' },
        {
          name: 'an option for a user',
          settings: { ...settings, user: '-oProxyCommand=true' },
          code: 'TUNNEL_SETTING_INVALID',
        },
        {
          name: 'an option for a host',
          settings: { ...settings, host: '-oProxyCommand=true' },
          code: 'TUNNEL_SETTING_INVALID',
        },
        { name: 'no key', settings: { ...settings, privateKey: 'nothing' }, code: 'TUNNEL_SETTING_INVALID' },
        {
          name: 'an address without https',
          settings: { ...settings, url: 'http://pay.example' },
          code: 'TUNNEL_URL_INVALID',
        },
      ],
      endless: { settings: { ...settings, port: String((mute.address() as AddressInfo).port) } },
      async close() {
        mute.close();
        await sshd.close();
      },
    };
  },
};

/** A folder with a program `cloudflared` in it, and what it was called with. */
function standIn() {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-cloudflared-'));
  const program = join(folder, 'cloudflared');
  const log = join(folder, 'calls');
  const script = join(import.meta.dirname, 'stand-ins', 'cloudflared.mjs');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(program, 0o755);
  return {
    program,
    env: { CUADRA_STAND_IN_LOG: log },
    /** Ends the program from outside, as a crash does. */
    lose: (): Promise<void> => {
      const calls = readFileSync(log, 'utf8').trim().split('\n');
      process.kill((JSON.parse(calls.at(-1) ?? '') as { pid: number }).pid, 'SIGKILL');
      return Promise.resolve();
    },
    close: (): Promise<void> => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

const quick: TunnelHarness = {
  id: 'cloudflared-quick',
  start() {
    const { program, env, lose, close } = standIn();
    const settings = { program };
    const mood = (name: string) => ({ CUADRA_STAND_IN: name });
    return Promise.resolve<OtherSide>({
      provider: cloudflaredQuickTunnel,
      settings,
      url: 'https://quiet-river-made-up.trycloudflare.com',
      carries: false,
      env,
      lose,
      failures: [
        { name: 'not installed', settings: { program: '/nowhere/cloudflared' }, code: 'PROGRAM_MISSING' },
        { name: 'another program', settings: { program: '/bin/sh' }, code: 'TUNNEL_SETTING_INVALID' },
        { name: 'no network', settings, env: mood('no-network'), code: 'TUNNEL_UNREACHABLE' },
        { name: 'too often', settings, env: mood('limited'), code: 'TUNNEL_LIMITED' },
      ],
      endless: { settings, env: mood('never-ready') },
      close,
    });
  },
};

const named: TunnelHarness = {
  id: 'cloudflared-named',
  start() {
    const { program, env, lose, close } = standIn();
    const token = Buffer.from(JSON.stringify({ a: 'account', t: 'tunnel', s: 'c2VjcmV0' })).toString('base64');
    const settings = { url: 'https://pagos.example', token, program };
    return Promise.resolve<OtherSide>({
      provider: cloudflaredNamedTunnel,
      settings,
      url: 'https://pagos.example',
      carries: false,
      env,
      lose,
      failures: [
        { name: 'half a token', settings: { ...settings, token: token.slice(0, 12) }, code: 'TUNNEL_SETTING_INVALID' },
        { name: 'a token that is refused', settings, env: { CUADRA_STAND_IN: 'refuses' }, code: 'TUNNEL_CREDENTIALS' },
        { name: 'not installed', settings: { ...settings, program: '/nowhere/cloudflared' }, code: 'PROGRAM_MISSING' },
        { name: 'no address', settings: { ...settings, url: 'pagos' }, code: 'TUNNEL_URL_INVALID' },
      ],
      endless: { settings, env: { CUADRA_STAND_IN: 'never-ready' } },
      close,
    });
  },
};

/** Its listener is a double; that the real agent fails as it must is among the failures. */
const ngrok: TunnelHarness = {
  id: 'ngrok',
  start() {
    const settings = { authtoken: '2madeUpTokenOfNobody_7madeUpTokenOfNobody', domain: 'quiet.ngrok.example' };
    const url = 'https://quiet.ngrok.example';
    const refusing = (message: string) =>
      ngrokTunnel(() => Promise.resolve({ forward: () => Promise.reject(new Error(message)) }));
    return Promise.resolve<OtherSide>({
      provider: ngrokTunnel(() =>
        Promise.resolve({ forward: () => Promise.resolve({ url: () => url, close: () => Promise.resolve() }) }),
      ),
      settings,
      url,
      carries: false,
      failures: [
        {
          name: 'a token of nobody',
          settings,
          provider: refusing(
            'failed to start session: authentication failed: The authtoken you specified does not look like a proper ngrok authtoken. ERR_NGROK_105',
          ),
          code: 'TUNNEL_CREDENTIALS',
        },
        {
          name: 'already online',
          settings,
          provider: refusing('The endpoint is already online. ERR_NGROK_334'),
          code: 'TUNNEL_PORT_TAKEN',
        },
        {
          name: 'too many agents',
          settings,
          provider: refusing('limited to 1 simultaneous session. ERR_NGROK_108'),
          code: 'TUNNEL_LIMITED',
        },
        { name: 'something else', settings, provider: refusing('ERR_NGROK_9999'), code: 'TUNNEL_ENDED' },
      ],
      endless: { settings, provider: ngrokTunnel(() => Promise.resolve({ forward: () => new Promise(() => {}) })) },
      close: () => Promise.resolve(),
    });
  },
};

const ownUrl: TunnelHarness = {
  id: 'own-url',
  start: () =>
    Promise.resolve<OtherSide>({
      provider: ownUrlTunnel,
      settings: { url: ' https://pagos.example/cuadra/ ' },
      url: 'https://pagos.example/cuadra',
      carries: false,
      failures: [
        'http://pagos.example',
        'https://u:p@pagos.example',
        'https://pagos.example/?a',
        'pagos.example',
        'ftp://x',
      ].map((url) => ({ name: url, settings: { url }, code: 'TUNNEL_URL_INVALID' as const })),
      close: () => Promise.resolve(),
    }),
};

export const tunnelHarnesses: readonly TunnelHarness[] = [ssh, quick, named, ngrok, ownUrl];
