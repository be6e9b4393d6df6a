/**
 * An inbox in a process of its own, to be killed: `node kill-child.ts <database> <fault point|-> <nth hit>`. Prints its
 * port; at the nth hit of the point it ends as a power cut ends it.
 */
import type { FaultPoints } from '#ports/fault-points.ts';
import { openWebhookDesk } from './desk.ts';

const [path = '', point = '-', nth = '1'] = process.argv.slice(2);
let left = Number(nth);
const faultPoints: FaultPoints = {
  hit(name) {
    if (name === point && --left === 0) process.kill(process.pid, 'SIGKILL');
  },
};
const desk = openWebhookDesk({ path, faultPoints });
desk.runner.start();
desk.webhooks.start();
process.stdout.write(`${await desk.webhooks.listener.open()}\n`);
process.once('SIGTERM', () => void desk.close());
