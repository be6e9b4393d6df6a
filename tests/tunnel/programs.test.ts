/** Programs beside ours, for real: they end with us, however we end, and nobody else's do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test, vi } from 'vitest';
import { createPrograms } from '#platform/programs.ts';
import { isAlive } from '../support/alive.ts';

const node = process.execPath;
const SAYS_PID = 'console.log(process.pid); setInterval(() => {}, 1000);';

describe.each([
  ['under a guard', true],
  ['directly', false],
])('%s', (_name, guarded) => {
  const programs = createPrograms({ guarded });

  async function start(script: string, env: Record<string, string> = {}) {
    const lines: string[] = [];
    const program = await programs.start({
      command: node,
      args: ['-e', script],
      env,
      onLine: (line) => lines.push(line),
    });
    return { program, lines };
  }

  test('its lines come from both streams, its end with its code', async () => {
    const { program, lines } = await start("console.log('out'); console.error('err'); process.exitCode = 7;");
    expect(await program.ended).toMatchObject({ code: 7 });
    expect(lines.toSorted()).toEqual(['err', 'out']);
  });

  test('environment reaches it, and standard input is empty', async () => {
    const { program, lines } = await start(
      "process.stdin.on('end', () => console.log(process.env.SECRET, 'eof')).resume();",
      { SECRET: 'x' },
    );
    await program.ended;
    expect(lines).toEqual(['x eof']);
  });

  test('stopped, it has time to end well', async () => {
    const { program, lines } = await start(
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); ${SAYS_PID}`,
    );
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    await program.stop();
    expect(lines[1]).toBe('bye');
    expect(isAlive(Number(lines[0]))).toBe(false);
  });

  test('one that does not listen is ended all the same', async () => {
    const { program, lines } = await start(`process.on('SIGTERM', () => {}); ${SAYS_PID}`);
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    await program.stop(200);
    await vi.waitFor(() => expect(isAlive(Number(lines[0]))).toBe(false));
  });

  test('what is not there is said', async () => {
    const starting = programs.start({ command: 'cuadra-no-such-program', args: [], onLine: () => {} });
    await expect(starting).rejects.toMatchObject({
      code: 'PROGRAM_MISSING',
      params: { program: 'cuadra-no-such-program' },
    });
  });
});

test('killed with no chance to clean up, we leave no program behind', async () => {
  const holder = spawn(node, [join(import.meta.dirname, 'hold-program.ts'), node, '-e', SAYS_PID], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  holder.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 });
});
