/** The door's life: opened on the port that it had the last time, closed with the program. */
import type { Clock } from '#ports/clock.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { HttpListener, HttpListeners, ListenerLimits } from '#ports/http-listener.ts';
import type { createDoor } from './door.ts';

export interface ListenerDeps {
  readonly listeners: HttpListeners;
  readonly clock: Clock;
  readonly door: Pick<ReturnType<typeof createDoor>, 'admit' | 'answer'>;
  readonly limits?: Partial<ListenerLimits> | undefined;
}

export interface ListenerState {
  readonly state: 'closed' | 'open' | 'failed';
  readonly port?: number;
  readonly sinceUtc?: string;
  readonly error?: CuadraError;
}

export type WebhookListener = ReturnType<typeof createWebhookListener>;

export function createWebhookListener({ listeners, clock, door, limits }: ListenerDeps) {
  let open: HttpListener | undefined;
  let opening: Promise<number> | undefined;
  let state: ListenerState = { state: 'closed' };

  async function openOn({
    port,
    orAnother,
  }: {
    readonly port?: number;
    readonly orAnother?: boolean;
  }): Promise<number> {
    const options = { admit: door.admit, answer: door.answer, ...(limits === undefined ? {} : { limits }) };
    try {
      open = await listeners.listen({ ...options, port: port ?? 0 }).catch((error: unknown) => {
        const taken = error instanceof CuadraError && error.code === 'LISTENER_PORT_TAKEN';
        if (!taken || orAnother !== true) throw error;
        return listeners.listen(options);
      });
      state = { state: 'open', port: open.port, sinceUtc: clock.now().toISOString() };
      return open.port;
    } catch (error) {
      if (error instanceof CuadraError) state = { state: 'failed', error };
      throw error;
    }
  }

  return {
    /**
     * Opens it, or gives the port on which it is open.
     * @param where `orAnother`: a free one where `port` is taken
     * @throws CuadraError LISTENER_PORT_TAKEN, LISTENER_FAILED
     */
    open(where: { readonly port?: number; readonly orAnother?: boolean } = {}): Promise<number> {
      opening ??= openOn(where).catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    state: (): ListenerState => state,
    async close(): Promise<void> {
      await opening?.catch(() => {
        // It never was open.
      });
      await open?.close();
      open = undefined;
      opening = undefined;
      state = { state: 'closed' };
    },
  };
}
