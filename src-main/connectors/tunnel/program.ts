/** What the tunnels that are a program have in common: it runs, says that it is ready, or ends with a reason. */
import { CuadraError } from '#errors/cuadra-error.ts';
import type { ProgramStart } from '#ports/programs.ts';
import type { OpenTunnel, TunnelContext } from './types.ts';

const LINES_KEPT = 40;

export interface TunnelProgram {
  readonly declaration: { readonly id: string; readonly displayName: string; readonly openTimeoutMs: number };
  readonly start: Omit<ProgramStart, 'onLine'>;
  readonly context: TunnelContext;
  readonly signal: AbortSignal;
  /** Called with every line; gives the public address once a line says that the way stands. */
  readonly onLine?: (line: string) => string | undefined;
  /** Resolves with the address when something else than a line says so. */
  readonly ready?: (signal: AbortSignal) => Promise<string>;
  /** What its last lines mean; undefined where they mean nothing that is known. */
  readonly explain: (lines: readonly string[]) => CuadraError | undefined;
  /** After the end, whatever it was. */
  readonly cleanUp?: () => void;
}

/** Starts it and waits until it is ready. What goes wrong on the way stops it. */
export async function openProgram(tunnel: TunnelProgram): Promise<OpenTunnel> {
  const { declaration, context, signal } = tunnel;
  const lines: string[] = [];
  const ready = Promise.withResolvers<string>();
  let closing = false;
  const why = (): CuadraError =>
    tunnel.explain(lines) ??
    new CuadraError('TUNNEL_ENDED', { params: { tunnel: declaration.id }, provider: lastWords(declaration.id, lines) });

  try {
    signal.throwIfAborted();
    const program = await context.programs.start({
      ...tunnel.start,
      onLine(line) {
        lines.push(line);
        if (lines.length > LINES_KEPT) lines.shift();
        const url = tunnel.onLine?.(line);
        if (url !== undefined) ready.resolve(url);
      },
    });
    const ended = program.ended.then(() => {
      tunnel.cleanUp?.();
      return closing ? undefined : why();
    });
    const close = (): Promise<void> => {
      closing = true;
      return program.stop();
    };
    const over = new AbortController();
    const cancelLimit = context.timers.after(declaration.openTimeoutMs, () => {
      over.abort(
        tunnel.explain(lines) ??
          new CuadraError('TUNNEL_TIMEOUT', {
            params: { tunnel: declaration.id },
            provider: lastWords(declaration.id, lines),
          }),
      );
    });
    const waiting = AbortSignal.any([signal, over.signal]);
    try {
      const url = await Promise.race([
        ready.promise,
        ...(tunnel.ready === undefined ? [] : [tunnel.ready(waiting)]),
        program.ended.then(() => Promise.reject(why())),
        aborted(waiting),
      ]);
      return { url, ended, close };
    } catch (error) {
      await close();
      throw error;
    } finally {
      cancelLimit();
      over.abort();
    }
  } catch (error) {
    tunnel.cleanUp?.();
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** The last things that it said, for support; programs print no secrets of ours, which they get by environment. */
export function lastWords(provider: string, lines: readonly string[]) {
  const message = lines.slice(-5).join('\n').slice(-1000);
  return { provider, ...(message === '' ? {} : { message }) };
}
