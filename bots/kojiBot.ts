import { ActivityHandler } from 'botbuilder';
import type { Activity, BotState, StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { Dialogs } from '../dialogs/index.ts';
import { mainMenu } from '../dialogs/menu.ts';
import { tell } from '../dialogs/replies.ts';

export interface KojiBotDeps {
  readonly dialogs: Dialogs;
  readonly conversationState: BotState;
}

/** Who speaks goes to the dialogs; who comes is welcomed; what the dialogs remember is saved at the end of the turn. */
export class KojiBot extends ActivityHandler {
  private readonly deps: KojiBotDeps;
  private readonly welcomed: StatePropertyAccessor<boolean>;

  constructor(deps: KojiBotDeps) {
    super();
    this.deps = deps;
    this.welcomed = deps.conversationState.createProperty<boolean>('koji.welcomed');
    this.onMessage((context, next) => this.hear(context, next));
    this.onEvent((context, next) => this.hear(context, next));
    this.onMembersAdded((context, next) => this.meet(context, next));
    this.onInstallationUpdateAdd((context, next) => this.meet(context, next));
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.deps.conversationState.saveChanges(context);
  }

  /** Teams tells by this that somebody has logged in. */
  protected override async onSignInInvoke(context: TurnContext): Promise<void> {
    await this.deps.dialogs.run(context);
  }

  private async hear(context: TurnContext, next: () => Promise<void>): Promise<void> {
    await this.deps.dialogs.run(context);
    await next();
  }

  /** Once in a conversation: channels tell of the same person more than once. */
  private async meet(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (isFirstContact(context.activity) && !(await this.welcomed.get(context, false))) {
      await this.welcomed.set(context, true);
      await tell(context, { key: 'welcome.text' }, mainMenu(context));
    }
    await next();
  }
}

/** A person came; or, in a chat between two, the bot was installed by the one person who is there. */
function isFirstContact({ membersAdded, recipient, conversation }: Activity): boolean {
  const people = (membersAdded ?? []).filter(({ id }) => id !== recipient.id);
  return people.length > 0 || conversation.conversationType === 'personal';
}
