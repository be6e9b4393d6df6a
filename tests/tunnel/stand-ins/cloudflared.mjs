/**
 * Stands in for cloudflared, as its sources and public logs show it: the log on standard error, the little server of
 * metrics with /ready, /quicktunnel and /healthcheck, and a quick tunnel's name made at the service's address. What
 * goes wrong is chosen by CUADRA_STAND_IN.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const mood = process.env.CUADRA_STAND_IN ?? '';
const args = process.argv.slice(2);
const valueOf = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const say = (level, text) => process.stderr.write(`2026-11-26T18:00:00Z ${level} ${text}\n`);
if (process.env.CUADRA_STAND_IN_LOG) {
  appendFileSync(process.env.CUADRA_STAND_IN_LOG, `${JSON.stringify({ pid: process.pid, args })}\n`);
}

const named = args.includes('run');
if (named && mood === 'refuses') {
  say('ERR', 'Provided Tunnel token is not valid.');
  process.exit(255);
}
if (!named) {
  say('INF', 'Thank you for trying Cloudflare Tunnel.');
  say('INF', 'Requesting new quick Tunnel on trycloudflare.com...');
  if (mood === 'no-network') {
    say(
      'ERR',
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com: no such host',
    );
    process.exit(1);
  }
  if (mood === 'limited') {
    say(
      'ERR',
      `Error unmarshaling QuickTunnel response: error code: 1015 error="invalid character 'e' looking for beginning of value" status_code="429 Too Many Requests"`,
    );
    process.exit(1);
  }
  say('INF', '+--------------------------------------------------------------------------------------------+');
  say('INF', '|  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |');
  say('INF', '|  https://quiet-river-made-up.trycloudflare.com                                             |');
  say('INF', '+--------------------------------------------------------------------------------------------+');
}

let connections = 0;
const [host, port] = (valueOf('--metrics') ?? '127.0.0.1:0').split(':');
const metrics = createServer((request, response) => {
  if (request.url === '/healthcheck') return response.end('OK\n');
  if (request.url === '/quicktunnel' && !named) {
    return response.end(JSON.stringify({ hostname: 'quiet-river-made-up.trycloudflare.com' }));
  }
  if (request.url === '/ready') {
    response.statusCode = connections > 0 ? 200 : 503;
    return response.end(
      JSON.stringify({ status: response.statusCode, readyConnections: connections, connectorId: 'c' }),
    );
  }
  response.statusCode = 404;
  return response.end();
});
metrics.listen(Number(port), host, () => {
  say('INF', `Starting metrics server on 127.0.0.1:${metrics.address().port}/metrics`);
  if (mood === 'never-ready') return;
  setTimeout(() => {
    connections = named ? 4 : 1;
    say('INF', 'Registered tunnel connection connIndex=0 location=qro01 protocol=quic');
  }, 100);
});
if (mood !== 'stubborn') {
  process.on('SIGTERM', () => {
    say('INF', 'Initiating graceful shutdown due to signal terminated ...');
    process.exit(0);
  });
} else process.on('SIGTERM', () => say('INF', 'not yet'));
