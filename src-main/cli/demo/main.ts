/**
 * `npm run demo`: the main job from an empty folder to a mailed invoice, on this machine alone.
 * `--json` ends with one line `{"steps":[{"id","ok","ms"}],"files":[…]}`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { translate } from '#i18n/index.ts';
import { simulatedSteps } from './simulated.ts';
import { runSteps } from './steps.ts';
import { openStory } from './story.ts';

const json = process.argv.includes('--json');
const print = (text: string): void => {
  if (!json) process.stdout.write(`${text}\n`);
};

const output = resolve('demo-output');
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
const dataFolder = await mkdtemp(join(tmpdir(), 'cuadra-demo-'));

const story = await openStory({ dataFolder, output });
try {
  print(`${translate('cli.demo.title')}\n`);
  const steps = await runSteps([...story.steps, ...(await simulatedSteps())], print);
  const files = story.files.map((file) => relative(process.cwd(), file));
  const ok = steps.every((step) => step.ok);
  print(`\n${translate(ok ? 'cli.demo.done' : 'cli.demo.failed')}`);
  for (const file of files) print(`  ${file}`);
  if (json) process.stdout.write(`${JSON.stringify({ steps, files })}\n`);
  process.exitCode = ok ? 0 : 1;
} finally {
  await story.close();
  await rm(dataFolder, { recursive: true, force: true });
}
