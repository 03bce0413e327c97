import { z } from 'zod';

/** Kinds of query parameters. */
export const text = z.string();
export const integer = z.string().regex(/^\d+$/);
export const flag = z.enum(['true', 'false']);
/** A parameter that may be repeated. */
export const many = z.union([text, z.array(text)]);
