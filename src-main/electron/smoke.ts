/** `--smoke`: what no test outside Electron can prove, step by step, on a machine that has it. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import type { ShellElectron } from './electron-api.ts';
import type { Shell } from './shell.ts';
import { HOME } from './scheme.ts';

/** A step that takes longer has failed. */
const STEP_MS = 60_000;

/** @returns the exit code: 0 when every step was as it must be */
export async function runSmoke(
  electron: ShellElectron,
  { window, supervisor }: Shell,
  print: (line: string) => void,
): Promise<number> {
  let failures = 0;
  async function step(name: string, run: () => Promise<string>): Promise<void> {
    try {
      print(`ok   ${name}: ${await within(STEP_MS, run())}`);
    } catch (error) {
      failures += 1;
      print(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const inPage = async (expression: string, expected: string): Promise<string> => {
    const value = String(await window.webContents.executeJavaScript(expression));
    if (value !== expected) throw new Error(`${expression} is ${value}`);
    return value;
  };

  await step('the app is ready', async () => {
    await electron.app.whenReady();
    return `Electron ${process.versions['electron'] ?? '?'}`;
  });
  await step('the protocol answers, with a policy', async () => {
    const response = await electron.session.fetch(HOME);
    const policy = response.headers.get('content-security-policy') ?? '';
    if (!response.ok || !policy.includes("default-src 'none'")) throw new Error(`${response.status} ${policy}`);
    return policy;
  });
  await step('the bridge is there', () => inPage('window.cuadra?.kind', 'electron'));
  await step('the page has no Node', () => inPage('typeof require + typeof process', 'undefinedundefined'));
  await step('the page is drawn', () => inPage('document.title', 'Cuadra'));
  await step('the engine runs', () =>
    until(
      () => supervisor.state() === 'running',
      () => supervisor.state(),
    ),
  );
  await step('the engine answers over a port', async () => {
    const { port1, port2 } = electron.createChannel();
    supervisor.serve(port1);
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
    port2.start();
    return (await client.vault.status()).state;
  });
  await step('the engine checks itself', async () => {
    const checks = await supervisor.check();
    for (const { name, ok, detail } of checks) print(`     ${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
    if (!checks.every(({ ok }) => ok)) throw new Error('see above');
    return `${checks.length} checks`;
  });
  await step('the engine ends', async () => {
    await supervisor.close();
    return 'in order';
  });
  await step('the window closes', async () => {
    const closed = new Promise<string>((resolve) => window.once('closed', () => resolve('closed')));
    window.close();
    return closed;
  });
  return failures === 0 ? 0 : 1;
}

async function until(holds: () => boolean, say: () => string): Promise<string> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
  return say();
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
