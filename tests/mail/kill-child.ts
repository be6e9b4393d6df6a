/** An engine that sends one mail and dies at the point that it is told; see kill.test.ts. */
import { systemClock } from '#ports/clock.ts';
import { systemTimers } from '#ports/timers.ts';
import { INVOICE, mailDesk } from './desk.ts';

const [path = '', port = '', at = ''] = process.argv.slice(2);
// SIGKILL: no handler runs, no file is closed, as when the power goes.
const dieAt = (point: string): void => {
  if (point === at) process.kill(process.pid, 'SIGKILL');
};

const desk = mailDesk({
  path,
  clock: systemClock,
  timers: systemTimers,
  wrapTransport: (transport) => ({
    ...transport,
    async send(account, mail, hooks) {
      dieAt('before the connection');
      const result = await transport.send(account, mail, {
        ...hooks,
        onHandOver: () => {
          dieAt('before the hand-over is stored');
          hooks?.onHandOver?.();
          dieAt('before the end of the message');
        },
      });
      dieAt('after the reply');
      return result;
    },
  }),
  wrapJob: (job) => ({
    ...job,
    async run(payload, context) {
      const outcome = await job.run(payload, context);
      dieAt('after the result is stored');
      return outcome;
    },
  }),
});
desk.useServer(Number(port));
desk.mail.outbox.send({ invoiceId: INVOICE, cc: [], bcc: [], locale: 'es-MX' }, 'ana', 'es-MX');
dieAt('after it is queued');
desk.runner.start();
await desk.runner.idle();
await desk.runner.stop(0);
desk.close();
