/** The engine in Electron's utility process: opens the desk and serves the contract on every port it is given. */
import type { MessagePortMain } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { HostDesk } from '#engine/host.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { openDesk } from '../web/open-desk.ts';
import { readLaunchOptions } from '../web/options.ts';
import type { RequestContext } from '../rpc/context.ts';
import { serveOptions } from '../rpc/serve.ts';
import { runChecks } from './engine-checks.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** The main process, as the engine's process sees it. */
export interface Parent {
  onMessage(listener: (message: ToEngine, ports: readonly MessagePortMain[]) => void): void;
  tell(message: FromEngine): void;
}

/**
 * Runs until main asks it to end.
 * @param exit ends the process: what is left over (a keychain's prompt that nobody answers) must not keep it
 */
export async function runEngineProcess(
  parent: Parent,
  args: readonly string[],
  exit: (code: number) => void,
): Promise<void> {
  const options = readLaunchOptions(args);
  const waiting: MessagePortMain[] = [];
  let serve = (port: MessagePortMain): void => void waiting.push(port);
  let desk: HostDesk | undefined;
  // Heard from the beginning: main may ask before the desk is open.
  parent.onMessage(({ type }, ports) => {
    if (type === 'port') for (const port of ports) serve(port);
    else if (type === 'check') void runChecks().then((checks) => parent.tell({ type: 'checked', checks }));
    else void (desk?.close() ?? Promise.resolve()).then(() => exit(0));
  });

  try {
    desk = await openDesk(options, () => undefined);
  } catch (error) {
    // Anything else is a crash, and main starts another.
    if (!isCuadraError(error)) throw error;
    parent.tell({ type: 'refused', code: error.code, message: error.localized(options.locale) });
    exit(1);
    return;
  }
  const { engine, context } = desk;
  const handler = new RPCHandler<RequestContext>(engine.router, serveOptions(engine.logger));
  serve = (port) => {
    handler.upgrade(port, { context });
    port.start();
  };
  for (const port of waiting.splice(0)) serve(port);
  parent.tell({ type: 'ready' });
}
