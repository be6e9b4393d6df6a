/**
 * The question that we put to ourselves through the public address: only this process, in this run, knows the answer,
 * so that a page of somebody else's that echoes what it is asked is not taken for us. Who did not get the question
 * from here gets no answer at all.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Questions that wait for their answer; more are asked only when nobody looks for the answers. */
const MOST = 32;

export type Challenges = ReturnType<typeof createChallenges>;

export function createChallenges() {
  const key = randomBytes(32);
  const asked = new Set<string>();
  const answerTo = (nonce: string): string => createHmac('sha256', key).update(nonce).digest('hex');

  return {
    /** A new question. */
    ask(): string {
      const nonce = randomBytes(16).toString('hex');
      asked.add(nonce);
      const [oldest] = asked;
      if (asked.size > MOST && oldest !== undefined) asked.delete(oldest);
      return nonce;
    },
    /** The answer to a question of ours, once; undefined to any other. */
    answer(nonce: string): string | undefined {
      return asked.delete(nonce) ? answerTo(nonce) : undefined;
    },
    isAnswer(nonce: string, said: string): boolean {
      const expected = Buffer.from(answerTo(nonce));
      const given = Buffer.from(said);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
