import { z } from 'zod';

/** Every refusal of the API: a stable code, one plain sentence, and what to do next. */
export const apiError = z.object({
  error: z.object({
    code: z.string().describe('Stable code, listed in docs/errors.md'),
    message: z.string().describe('One plain sentence'),
    next: z.string().optional().describe('What to do next'),
    details: z
      .array(
        z.object({
          path: z.string().optional(),
          line: z.number().optional(),
          column: z.number().optional(),
          message: z.string(),
        }),
      )
      .optional(),
    retryable: z.boolean(),
    requestId: z.string().optional(),
  }),
});
export type ApiError = z.output<typeof apiError>;
