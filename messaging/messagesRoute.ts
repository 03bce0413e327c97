import { CloudAdapter } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { plugins } from 'restify';
import { z } from 'zod';

/** The channels that are tested. Another one is refused rather than served by chance. */
export const CHANNELS = ['emulator', 'msteams', 'directline', 'webchat'] as const;

/** Direct Line's own limit for an activity; nobody else sends more. */
const MAX_BODY_BYTES = 512 * 1024;

const accountSchema = z.looseObject({ id: z.string().min(1).max(1024), name: z.string().max(1024).optional() });

const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1024).optional(),
  channelId: z.enum(CHANNELS),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1).max(1024) }),
  from: accountSchema,
  recipient: accountSchema,
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).nullish(),
  timestamp: z.coerce.date().optional(),
  localTimestamp: z.coerce.date().optional(),
});

/** botbuilder's adapter, with a way in that answers instead of writing to the console. */
export class KojiAdapter extends CloudAdapter {
  receive(
    authHeader: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authHeader, activity, logic);
  }
}

export interface MessagesRouteOptions {
  readonly adapter: KojiAdapter;
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly logger: Logger;
}

/** `POST /api/messages`: called by the channels, who prove themselves by their token. */
export function mountMessages(server: Server, { adapter, logic, logger }: MessagesRouteOptions): void {
  const parseBody = plugins.bodyParser({ maxBodySize: MAX_BODY_BYTES, mapParams: false });
  server.post('/api/messages', parseBody, async (req: Request, res: Response) => {
    const parsed = activitySchema.safeParse(req.body);
    if (!parsed.success) return refuse(res, 400, describe(parsed.error));
    try {
      // The schema checked what is used; the rest of an activity is as loose as the protocol has it.
      const activity = { ...parsed.data, callerId: undefined } as unknown as Activity;
      const invoked = await adapter.receive(req.header('authorization') ?? '', activity, logic);
      res.send(invoked?.status ?? 200, invoked?.body);
    } catch (error) {
      if (error instanceof AuthenticationError) return refuse(res, 401, error.message);
      logger.error({ err: error }, 'a turn failed');
      return refuse(res, 500, 'The bot could not process this activity.');
    }
  });
}

function refuse(res: Response, status: number, message: string): void {
  res.send(status, { error: { code: status === 401 ? 'Unauthorized' : 'BadArgument', message } });
}

function describe(error: z.ZodError): string {
  const fields = error.issues.map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`);
  return `This is not an activity that can be processed. ${fields.join('; ')}`;
}
