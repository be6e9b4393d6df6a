/** Entry of the web host: `npm run web`, and `npm run dev` with `--dev`. */
import { runWebHost } from './run.ts';

process.exitCode = await runWebHost(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
// A keychain's prompt that nobody answers must not keep the program alive.
process.exit();
