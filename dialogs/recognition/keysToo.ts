import { isOnlyJoining, withoutLeadingJoinings } from './joinings.ts';
import { goesOnWithKey, keysIn } from './requestKeys.ts';

/** `OPS-2 too`, `and OPS-2`, `same for OPS-2`: keys of which the same is said as before; none where anything else is said. */
export function keysToo(text: string): readonly string[] {
  const keys = keysIn(text);
  const [first, last] = [keys[0], keys.at(-1)];
  if (!first || !last || !isOnlyJoining(first.before) || !isOnlyJoining(last.after)) return [];
  const isRow = keys.slice(0, -1).every(goesOnWithKey);
  const isMore = [first.before, last.after].some((each) => /\p{L}/u.test(each) && withoutLeadingJoinings(each) === '');
  return isRow && isMore ? [...new Set(keys.map(({ key }) => key.toUpperCase()))] : [];
}
