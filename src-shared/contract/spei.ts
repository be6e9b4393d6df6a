/** Transfers by SPEI: what a payer is given, on paper and in a message. */
import { z } from 'zod';
import { fileContent, procedure, recordId } from './common.ts';

const ofTransaction = z.strictObject({ transactionId: recordId });

export const speiContract = {
  /** The sheet with CLABE, amount, reference and concept, as a PDF of one page. */
  sheet: procedure.input(ofTransaction).output(fileContent),
  /** The same as a message, to be sent as it is. */
  message: procedure.input(ofTransaction).output(z.object({ subject: z.string(), text: z.string() })),
};
