import type { Activity, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { ErrorKind } from '../errors.ts';
import { isKojiError, KojiError } from '../errors.ts';
import { readRequestBody } from '../requestBody.ts';
import type { Ids } from '../clock.ts';
import type { KojiAdapter } from './kojiAdapter.ts';
import { namelessId } from './namelessActivity.ts';

/** The channels that are tested. Another one is refused rather than served by chance. */
export const CHANNELS = ['emulator', 'msteams', 'directline', 'webchat'] as const;

/** Direct Line's own limit for an activity; nobody else sends more. */
const MAX_BODY_BYTES = 512 * 1024;

/** Ids become steps of a path at the channel, where these two would lead elsewhere. */
const NO_ID = /^\.{1,2}$/;
const idSchema = z
  .string()
  .max(1024)
  .refine((id) => !NO_ID.test(id) && id.isWellFormed(), 'is no id');

const accountSchema = z.looseObject({
  id: z.string().min(1).max(1024),
  name: z.string().max(1024).optional(),
  aadObjectId: z.string().max(1024).optional(),
});

/** Everything that is read or kept of an activity: one that was kept in another shape could never be read again. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: idSchema.nullish(),
  channelId: z.enum(CHANNELS),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({
    id: idSchema.min(1),
    tenantId: z.string().max(1024).optional(),
    conversationType: z.string().max(1024).optional(),
    isGroup: z.boolean().optional(),
  }),
  from: accountSchema,
  recipient: accountSchema,
  text: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  name: z.string().max(1024).nullish(),
  replyToId: z.string().max(1024).nullish(),
  membersAdded: z.array(accountSchema).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), contentUrl: z.string().nullish(), name: z.string().nullish() }))
    .nullish(),
  timestamp: z.coerce.date().optional(),
  localTimestamp: z.coerce.date().optional(),
});

export interface MessagesRouteOptions {
  readonly adapter: KojiAdapter;
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly ids: Ids;
  readonly logger: Logger;
}

/** `POST /api/messages`: called by the channels, who prove themselves by their token. */
export function mountMessages(server: Server, { adapter, logic, ids, logger }: MessagesRouteOptions): void {
  server.post('/api/messages', async (req: Request, res: Response) => {
    try {
      const activity = await readActivity(req, ids);
      const invoked = await adapter.receive(req.header('authorization') ?? '', activity, logic);
      res.send(invoked?.status ?? 200, invoked?.body);
    } catch (error) {
      if (error instanceof AuthenticationError) return refuse(res, 401, error.message);
      const status = isKojiError(error) ? STATUS_OF_REFUSAL[error.kind] : undefined;
      if (isKojiError(error) && status !== undefined) return refuse(res, status, error.message);
      logger.error({ err: error }, 'a turn failed');
      return refuse(res, 500, 'The bot could not process this activity.');
    }
  });
}

const STATUS_OF_REFUSAL: Readonly<Partial<Record<ErrorKind, number>>> = { badRequest: 400, tooLarge: 413 };

/**
 * Read here and not by restify's parsers, which take forms too: any page in the browser of a developer can send one
 * to the demo, and a form's files would be put on the disk.
 */
async function readActivity(request: Request, ids: Ids): Promise<Activity> {
  if (request.contentType() !== 'application/json') {
    throw new KojiError('badRequest', 'This is not an activity that can be processed. Send it as application/json.');
  }
  const parsed = activitySchema.safeParse(parseJson((await readRequestBody(request, MAX_BODY_BYTES)).toString()));
  if (!parsed.success) throw new KojiError('badRequest', describe(parsed.error), { cause: parsed.error });
  // The schema checked what is used; the rest of an activity is as loose as the protocol has it.
  return { ...parsed.data, id: parsed.data.id || namelessId(ids), callerId: undefined } as unknown as Activity;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new KojiError('badRequest', 'This is not an activity that can be processed. The body is not JSON.', {
      cause,
    });
  }
}

/** Direct Line's words for refusals; whatever is not the caller's fault is ours. */
function refuse(res: Response, status: number, message: string): void {
  const code = status === 401 ? 'Unauthorized' : 'BadArgument';
  res.send(status, { error: { code: status >= 500 ? 'ServiceError' : code, message } });
}

function describe(error: z.ZodError): string {
  const fields = error.issues.map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`);
  return `This is not an activity that can be processed. ${fields.join('; ')}`;
}
