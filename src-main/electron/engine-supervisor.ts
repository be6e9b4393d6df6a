/**
 * The engine's process as the main process sees it: started, given ports, started again after a crash,
 * asked to end. It knows nothing of windows: whoever wants a port is told when one may be had.
 */
import type { MessagePortMain } from 'electron';
import type { EngineState } from '#contract/desktop.ts';
import type { Timers } from '#ports/timers.ts';
import type { CheckResult, FromEngine, ToEngine } from './engine-messages.ts';
import { pauseBeforeRestart } from './restart-policy.ts';

/** How long an engine may take to end: a backup or a stamp may be under way. */
const CLOSE_MS = 30_000;

export interface EngineProcess {
  kill(): boolean;
  tell(message: ToEngine, ports?: MessagePortMain[]): void;
  onMessage(listener: (message: FromEngine) => void): unknown;
  onExit(listener: (code: number) => void): unknown;
}

export interface SupervisorDeps {
  readonly fork: () => EngineProcess;
  readonly timers: Timers;
  readonly nowMs: () => number;
  /** The engine runs (each time anew: old ports are dead), comes back, or will not. */
  readonly onState: (state: EngineState) => void;
  /** The desk cannot be opened: what to tell the person. */
  readonly onRefused: (words: { readonly code: string; readonly message: string }) => void;
}

export interface EngineSupervisor {
  readonly state: () => EngineState;
  start(): void;
  /** Gives the engine one end of a channel; only while it runs. */
  serve(port: MessagePortMain): void;
  check(): Promise<readonly CheckResult[]>;
  /** Resolves when the process has ended, by itself or by force. */
  close(): Promise<void>;
}

export function createSupervisor({ fork, timers, nowMs, onState, onRefused }: SupervisorDeps): EngineSupervisor {
  let child: EngineProcess | undefined;
  let state: EngineState = 'restarting';
  let closing = false;
  let refused = false;
  let cancelRestart: (() => void) | undefined;
  const crashesMs: number[] = [];
  const ended = Promise.withResolvers<void>();
  let checked: ((checks: readonly CheckResult[]) => void) | undefined;

  function become(next: EngineState): void {
    state = next;
    onState(next);
  }

  function start(): void {
    const started = fork();
    child = started;
    started.onMessage((message) => {
      if (child !== started) return;
      if (message.type === 'ready') become('running');
      else if (message.type === 'checked') checked?.(message.checks);
      else {
        refused = true;
        onRefused(message);
      }
    });
    started.onExit(() => {
      if (child !== started) return;
      child = undefined;
      if (closing || refused) {
        ended.resolve();
        return;
      }
      crashesMs.push(nowMs());
      const pauseMs = pauseBeforeRestart(crashesMs, nowMs());
      become(pauseMs === undefined ? 'failed' : 'restarting');
      if (pauseMs !== undefined) cancelRestart = timers.after(pauseMs, start);
    });
  }

  return {
    state: () => state,
    start,
    serve(port) {
      if (child === undefined || state !== 'running') throw new Error('the engine does not run');
      child.tell({ type: 'port' }, [port]);
    },
    check() {
      if (child === undefined) throw new Error('the engine does not run');
      const answer = Promise.withResolvers<readonly CheckResult[]>();
      checked = answer.resolve;
      child.tell({ type: 'check' });
      return answer.promise;
    },
    async close() {
      closing = true;
      cancelRestart?.();
      if (child === undefined) return;
      child.tell({ type: 'close' });
      const cancel = timers.after(CLOSE_MS, () => child?.kill());
      await ended.promise;
      cancel();
    },
  };
}
