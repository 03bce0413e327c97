import { z } from 'zod';

/**
 * The same schema, but refusing keys that it does not name, except in the objects of `open`. jira.js ships its schemas
 * open and closes them only when the environment variable `AUDIT_SCHEMAS` is set before its first import, which would
 * change it for the whole process.
 */
export function strictSchema(schema: z.core.$ZodType, open: ReadonlySet<z.core.$ZodType> = new Set()): z.ZodType {
  if (schema instanceof z.ZodObject && !open.has(schema)) return strictObject(schema, open);
  if (schema instanceof z.ZodOptional) return strictSchema(schema.unwrap(), open).optional();
  if (schema instanceof z.ZodNullable) return strictSchema(schema.unwrap(), open).nullable();
  if (schema instanceof z.ZodArray) return z.array(strictSchema(schema.element, open));
  if (schema instanceof z.ZodLazy) return z.lazy(() => strictSchema(schema.unwrap(), open));
  return unchanged(schema);
}

function strictObject(schema: z.ZodObject, open: ReadonlySet<z.core.$ZodType>): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, value] of Object.entries(schema.shape)) shape[key] = strictSchema(value, open);
  return z.strictObject(shape);
}

function unchanged(schema: z.core.$ZodType): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const parsed = z.safeParse(schema, value);
    if (!parsed.success) context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
  });
}
