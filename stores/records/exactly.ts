import type { z } from 'zod';

declare const absent: unique symbol;

/**
 * Every field required, and those that may be absent marked so, all the way down: then two types are assignable to each
 * other only if they have the same fields. `readonly` drops out; it says who may write and nothing of what is stored.
 */
type Spelt<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Spelt<Element>[]
    : { readonly [Key in keyof T]-?: Spelt<Required<T>[Key]> | MarkOf<T, Key> };

type MarkOf<T, Key extends keyof T> = object extends Pick<T, Key> ? typeof absent : never;

type Same<A, B> = [Spelt<A>, Spelt<B>] extends [Spelt<B>, Spelt<A>] ? true : false;

/**
 * Compiles only while the schema describes T field by field. `satisfies z.ZodType<T>` is not enough: it lets a schema
 * forget an optional field, and what a schema does not know is lost on the way out of the store.
 */
export function exactly<T>() {
  return <S extends z.ZodType>(schema: Same<z.output<S>, T> extends true ? S : never): S => schema;
}
