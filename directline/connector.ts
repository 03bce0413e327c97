import type { Activity, ChannelAccount, PagedMembersResult, ResourceResponse } from 'botbuilder';
import { ChannelServiceHandlerBase, ChannelServiceRoutes } from 'botbuilder';
import { ClaimsIdentity } from 'botframework-connector';
import type { Next, Request, RequestHandler, Response, Server } from 'restify';
import { z } from 'zod';
import type { BotTokens } from './botTokens.ts';
import { LIMITS } from './limits.ts';
import { CONNECTOR_PATH } from './options.ts';
import type { Outbox } from './outbox.ts';
import type { ActivityBody, ChatUser } from './ports.ts';
import { readBody } from './readBody.ts';
import { DirectLineRefusal, isDirectLineRefusal } from './refusal.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** The Bot Connector operations that Direct Line has; botbuilder answers 501 to the rest. */
class DirectLineConnector extends ChannelServiceHandlerBase {
  readonly #outbox: Outbox;
  readonly #tokens: BotTokens;
  readonly #bot: ChatUser;

  constructor(outbox: Outbox, tokens: BotTokens, bot: ChatUser) {
    super();
    this.#outbox = outbox;
    this.#tokens = tokens;
    this.#bot = bot;
  }

  protected override async authenticate(authHeader: string): Promise<ClaimsIdentity> {
    requireBot(this.#tokens, authHeader);
    return new ClaimsIdentity([], true);
  }

  protected override async onSendToConversation(
    _: ClaimsIdentity,
    conversationId: string,
    activity: Activity,
  ): Promise<ResourceResponse> {
    return { id: this.#outbox.publish(conversationId, toJson(activity)) };
  }

  protected override async onReplyToActivity(
    _: ClaimsIdentity,
    conversationId: string,
    replyToId: string,
    activity: Activity,
  ): Promise<ResourceResponse> {
    return { id: this.#outbox.publish(conversationId, { ...toJson(activity), replyToId }) };
  }

  protected override async onUpdateActivity(
    _: ClaimsIdentity,
    conversationId: string,
    activityId: string,
    activity: Activity,
  ): Promise<ResourceResponse> {
    this.#outbox.update(conversationId, activityId, toJson(activity));
    return { id: activityId };
  }

  protected override async onDeleteActivity(
    _: ClaimsIdentity,
    conversationId: string,
    activityId: string,
  ): Promise<void> {
    this.#outbox.remove(conversationId, activityId);
  }

  protected override async onGetConversationMembers(_: ClaimsIdentity, id: string): Promise<ChannelAccount[]> {
    return this.#members(id);
  }

  protected override async onGetActivityMembers(_: ClaimsIdentity, id: string): Promise<ChannelAccount[]> {
    return this.#members(id);
  }

  protected override async onGetConversationMember(
    _: ClaimsIdentity,
    userId: string,
    conversationId: string,
  ): Promise<ChannelAccount> {
    const member = this.#members(conversationId).find(({ id }) => id === userId);
    if (!member) throw new DirectLineRefusal('NotFound', 'No such member in this conversation.');
    return member;
  }

  protected override async onGetConversationPagedMembers(_: ClaimsIdentity, id: string): Promise<PagedMembersResult> {
    return { members: this.#members(id), continuationToken: '' };
  }

  #members(conversationId: string): ChannelAccount[] {
    const { user } = this.#outbox.conversation(conversationId);
    return [user, this.#bot].flatMap((member) => (member ? [{ name: '', ...member }] : []));
  }
}

export interface ConnectorParts {
  readonly outbox: Outbox;
  readonly tokens: BotTokens;
  readonly bot: ChatUser;
}

/**
 * The routes through which the bot answers; for the bot only, known by a token of {@link BotTokens}. botbuilder's own
 * routes would read a body of any size before they ask who sends it, so each is preceded by a gate that does both.
 */
export function mountConnector(server: Server, { outbox, tokens, bot }: ConnectorParts): void {
  const gate = createGate(tokens);
  const routes = new ChannelServiceRoutes(new DirectLineConnector(outbox, tokens, bot));
  routes.register(
    {
      get: (path, handler) => server.get(path, gate, handler),
      post: (path, handler) => server.post(path, gate, handler),
      put: (path, handler) => server.put(path, gate, handler),
      del: (path, handler) => server.del(path, gate, handler),
    },
    CONNECTOR_PATH,
  );
}

function createGate(tokens: BotTokens): RequestHandler {
  async function pass(request: Request): Promise<void> {
    requireBot(tokens, request.headers.authorization);
    if (request.method === 'GET' || request.method === 'DELETE') return;
    request.body = parseObject((await readBody(request, LIMITS.botActivityBytes)).toString());
  }
  return (request: Request, response: Response, next: Next) => {
    pass(request).then(
      () => next(),
      (error: unknown) => {
        if (!isDirectLineRefusal(error)) return next(error);
        const { code, message, statusCode } = error;
        response.sendRaw(statusCode, JSON.stringify({ error: { code, message } }), {
          'content-type': 'application/json',
        });
        return next(false);
      },
    );
  };
}

function requireBot(tokens: BotTokens, header: string | undefined): void {
  if (!tokens.verifyFromBot(header)) {
    throw new DirectLineRefusal('Unauthorized', 'Only the bot may call here, with a token of its own.');
  }
}

function parseObject(text: string): ActivityBody {
  try {
    const object = objectSchema.safeParse(JSON.parse(text));
    if (object.success) return object.data;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new DirectLineRefusal('BadArgument', 'The body is not a JSON object.');
}

/** botbuilder has turned timestamps into dates; on the wire, and in the store, they are text again. */
function toJson(activity: Activity): ActivityBody {
  return objectSchema.parse(JSON.parse(JSON.stringify(activity)));
}
