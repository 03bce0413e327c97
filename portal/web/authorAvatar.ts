import { z } from 'zod';

interface AvatarInput {
  readonly fromUser: boolean;
  readonly activity: unknown;
}

type RenderAvatar = false | (() => object);
export type AvatarMiddleware = () => (
  next: (input: AvatarInput) => RenderAvatar,
) => (input: AvatarInput) => RenderAvatar;

const saidBySomebody = z.object({ channelData: z.object({ kojiAuthor: z.string().min(1) }) });

/** What a person says through the bot stands beside that person's initials, and not beside the bot's. */
export const authorAvatar: AvatarMiddleware = () => (next) => (input) => {
  const render = next(input);
  const author = authorOf(input.activity);
  if (render === false || input.fromUser || author === undefined) return render;
  const children = initialsOf(author);
  // An element of Web Chat's own React, which it does not hand out, made into another one.
  return () => ({ ...render(), type: 'div', props: { className: 'koji-avatar', 'aria-hidden': true, children } });
};

interface Groups {
  readonly sender?: readonly (readonly unknown[])[];
}
type Grouping = (input: { readonly activities: readonly unknown[] }) => Groups;
export type GroupMiddleware = () => (next: Grouping) => Grouping;

/** To Web Chat all of it comes from the bot; messages of different people stand apart, each with its avatar. */
export const groupsByAuthor: GroupMiddleware = () => (next) => (input) => {
  const groups = next(input);
  return groups.sender === undefined ? groups : { ...groups, sender: groups.sender.flatMap(splitByAuthor) };
};

function splitByAuthor(activities: readonly unknown[]): readonly (readonly unknown[])[] {
  const starts = activities.flatMap((activity, index) =>
    index === 0 || authorOf(activity) !== authorOf(activities[index - 1]) ? [index] : [],
  );
  return starts.map((start, index) => activities.slice(start, starts[index + 1]));
}

function authorOf(activity: unknown): string | undefined {
  return saidBySomebody.safeParse(activity).data?.channelData.kojiAuthor;
}

/** Of the first and the last part of a name, without the number of a chat behind it, as in `Guest [2]`. */
export function initialsOf(name: string): string {
  const parts = name
    .replace(/ \[\d+\]$/, '')
    .trim()
    .split(/\s+/);
  const shown = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return shown.map((part) => String.fromCodePoint(part?.codePointAt(0) ?? 0x20).toUpperCase()).join('');
}
