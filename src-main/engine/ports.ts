import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Http } from '#ports/http.ts';
import type { HttpListeners } from '#ports/http-listener.ts';
import type { Keychain } from '#ports/keychain.ts';
import type { Logger } from '#ports/logger.ts';
import type { MailTransport } from '#ports/mail.ts';
import type { Programs } from '#ports/programs.ts';
import type { Timers } from '#ports/timers.ts';

/** What the engine asks of the outside; every one has a real default. */
export interface EnginePorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly keychain: Keychain;
  readonly logger: Logger;
  readonly http: Http;
  readonly mail: MailTransport;
  readonly faultPoints: FaultPoints;
  /** Of this machine's loopback, for what comes in. */
  readonly listeners: HttpListeners;
  readonly programs: Programs;
}
