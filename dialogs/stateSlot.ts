import type { BotState, TurnContext } from 'botbuilder';

/** One typed value in the conversation's state. It outlives a restart, so it must be plain JSON. */
export interface StateSlot<T> {
  read(context: TurnContext): Promise<T>;
  write(context: TurnContext, value: T): Promise<void>;
  clear(context: TurnContext): Promise<void>;
}

export function createStateSlot<T extends object>(state: BotState, name: string, empty: T): StateSlot<T> {
  const property = state.createProperty<T>(name);
  return {
    read: (context) => property.get(context, empty),
    write: (context, value) => property.set(context, value),
    clear: (context) => property.delete(context),
  };
}
