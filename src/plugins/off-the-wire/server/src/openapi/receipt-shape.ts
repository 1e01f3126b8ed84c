import { z } from 'zod';
import { deliveryStates } from '../store/content-types/delivery';

const outcomes = [
  ...(['created', 'revised', 'duplicate', 'stale', 'killed', 'held', 'spiked'] as const),
  ...(['quarantined', 'erased'] as const),
] as const;

const itemReceipt = z
  .object({
    outcome: z.enum(outcomes),
    why: z.string().optional(),
    headline: z.string().optional(),
    guid: z.string().optional(),
    article: z.string().meta({ description: "The article's documentId." }).optional(),
    slug: z.string().optional(),
    at: z.string().meta({ description: 'Where what could not be read stands: `/3`, `line 12`.' }).optional(),
  })
  .meta({ description: 'What became of one item.' });

const note = z.object({
  rule: z.string(),
  message: z.string(),
  line: z.number().optional(),
  was: z.string().optional(),
  is: z.string().optional(),
});

export const receipt = z
  .object({
    delivery: z.string().meta({ description: "The delivery's documentId." }),
    source: z.string(),
    state: z.enum(deliveryStates),
    format: z.string().optional(),
    fileName: z.string().optional(),
    size: z.number().meta({ description: 'Bytes.' }),
    digest: z.string().meta({ description: 'SHA-256 of the bytes, in hexadecimal.' }),
    items: z.array(itemReceipt),
    ticker: z
      .object({
        code: z.string(),
        outcome: z.enum(['replaced', 'unchanged', 'older', 'silent']),
        rows: z.number(),
      })
      .optional(),
    problem: z.object({ code: z.string(), message: z.string(), line: z.number().optional() }).optional(),
    notes: z.array(note).meta({ description: 'What was changed or dropped, and by which rule.' }),
  })
  .meta({ description: 'What became of a delivery: nothing that arrived goes without a word.' });

export const deliveryAnswer = z.object({ data: receipt, meta: z.strictObject({}) });
