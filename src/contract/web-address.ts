import { z } from 'zod';

/** An address a browser opens; links to other schemes would do something else. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
