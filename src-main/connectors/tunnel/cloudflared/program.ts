/** Which cloudflared is run: the one in PATH, or the one that a person points at. */
import { isAbsolute, win32, posix } from 'node:path';
import { CuadraError } from '#errors/cuadra-error.ts';

/** @throws CuadraError TUNNEL_SETTING_INVALID when it is a path to something else: this setting starts no other program */
export function cloudflaredCommand(program: string | undefined): string {
  if (program === undefined) return 'cloudflared';
  const name = (process.platform === 'win32' ? win32 : posix).basename(program);
  if (isAbsolute(program) && /^cloudflared(?:[-\w.]*)$/.test(name)) return program;
  throw new CuadraError('TUNNEL_SETTING_INVALID', {
    params: { field: 'tunnel.field.program' },
    field: 'settings.program',
  });
}
