import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { ChildOrder } from './child.ts';

/** Runs one child; `bundle` is its file, `killAfterMs` kills it from outside, so long after it opened its database. */
export function runChild(
  bundle: string,
  order: ChildOrder,
  killAfterMs?: number,
): Promise<{ end: 'killed' | 'done'; openMs: number }> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [bundle, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(bundle), 'compile-cache') },
    });
    let openedAt = 0;
    let said = '';
    let complaint = '';
    running.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    running.stdout.on('data', (chunk: Buffer) => {
      const wasOpen = said.includes('open');
      said += chunk.toString();
      if (wasOpen || !said.includes('open')) return;
      openedAt = performance.now();
      if (killAfterMs !== undefined) {
        setTimeout(() => running.kill('SIGKILL'), killAfterMs);
      }
    });
    running.on('error', reject);
    running.on('close', (code, signal) => {
      const openMs = performance.now() - openedAt;
      if (signal === 'SIGKILL') resolve({ end: 'killed', openMs });
      else if (code === 0 && said.endsWith('done\n')) resolve({ end: 'done', openMs });
      else reject(new Error(`child ended with ${code ?? signal}: ${complaint.slice(-2000)}`));
    });
  });
}
