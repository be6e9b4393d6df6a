/** Opens the person's own browser, where there is one. */
import open from 'open';

/** Whether a browser was started. Without a screen none is tried: the address was printed. */
export async function openInBrowser(address: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (!hasScreen(process.platform, env)) return false;
  try {
    const child = await open(address);
    return await new Promise((resolve) => {
      child.once('error', () => resolve(false));
      // Started, or gone at once because there was nothing to start.
      child.once('close', (code) => resolve(code === 0));
      setTimeout(() => resolve(true), 1500).unref();
    });
  } catch {
    return false;
  }
}

/** Windows and macOS always show something; elsewhere a display server must be there. */
export function hasScreen(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  const set = (name: string): boolean => (env[name] ?? '') !== '';
  return platform === 'win32' || platform === 'darwin' || set('DISPLAY') || set('WAYLAND_DISPLAY');
}
