/**
 * What stands in for a public address: https in front of a port of this machine, as a proxy of one's own has it. Who
 * trusts the simulators of this process trusts it, too.
 */
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sharedIdentity } from '../../simulators/pac-core/authority.ts';

export interface PublicAddress {
  readonly url: string;
  /** The port that it leads to from now on. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function startPublicAddress(): Promise<PublicAddress> {
  const { cert, key } = sharedIdentity();
  let port = 0;
  const server = createServer({ cert, key }, (asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    leadTo: (next) => void (port = next),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
