/** Starts a program and stays, to be killed: `node hold-program.ts <command> <args…>`. Prints what the program prints. */
import { createPrograms } from '#platform/programs.ts';

const [command = '', ...args] = process.argv.slice(2);
await createPrograms().start({ command, args, onLine: (line) => process.stdout.write(`${line}\n`) });
setInterval(() => {}, 1000);
