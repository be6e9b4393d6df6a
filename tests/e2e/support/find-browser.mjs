/**
 * Where a Chromium is: `CUADRA_BROWSER`, an installed Chromium, Chrome or Edge, or the one that Playwright fetched.
 * Plain JavaScript, since `tests/run.mjs` starts under any Node.
 */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env @returns {string[]} */
function installedPaths(platform, env) {
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return [join(env.HOME ?? '', 'Applications'), '/Applications'].flatMap((folder) =>
      programs.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((each) => each);
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return folders.flatMap((folder) => programs.map((parts) => join(folder, ...parts)));
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => ON_PATH.map((name) => join(folder, name)));
}

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined} its path
 */
export function findBrowser(env = process.env, platform = process.platform) {
  const said = env.CUADRA_BROWSER;
  if (said !== undefined && said !== '') return isProgram(said) ? said : undefined;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => ON_PATH.map((name) => join(folder, name)));
  const found = [...(platform === 'win32' ? [] : onPath), ...installedPaths(platform, env)].find(isBrowser);
  if (found !== undefined) return found;
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** What a person without a browser is told. */
export const BROWSER_MISSING =
  'no Chromium, Chrome or Edge: install one (Debian: apt-get install -y chromium; anywhere: npx playwright install chromium), or say where it is with CUADRA_BROWSER';

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu's `chromium-browser` is a script that only says to install a snap. @param {string} path */
function isBrowser(path) {
  if (!isProgram(path)) return false;
  if (!path.endsWith('chromium-browser')) return true;
  return statSync(path).size > 100_000 || !/snap install/.test(readFileSync(path, 'utf8'));
}
