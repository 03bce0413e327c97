import type { Middleware } from 'botbuilder';
import type { RequestWatch } from '../dialogs/ports.ts';
import { signedBy } from '../dialogs/requests/signedBy.ts';
import type { Messenger, TicketDesk } from '../handoff/ports.ts';
import { createTurn } from '../handoff/service/lease.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { say } from '../locales/index.ts';
import { createRender } from '../messaging/render.ts';
import type { CreateLater } from '../requestUpdates/createLater.ts';
import { isPassing } from '../requestUpdates/createLater.ts';
import { createLookAt } from '../requestUpdates/lookAt.ts';
import type { NewsBoxes } from '../requestUpdates/newsBoxes.ts';
import { createNewsBoxes } from '../requestUpdates/newsBoxes.ts';
import { statusNewsId } from '../requestUpdates/newsIn.ts';
import { createNewsMiddleware } from '../requestUpdates/newsMiddleware.ts';
import { createNotice } from '../requestUpdates/notice.ts';
import type { Poll } from '../requestUpdates/poll.ts';
import { createPoll } from '../requestUpdates/poll.ts';
import { createRunCreation } from '../requestUpdates/runCreation.ts';
import { createKeepNote, createWriteNote } from '../requestUpdates/staffNotes.ts';
import { createTellNews } from '../requestUpdates/tellNews.ts';
import { mountWebhook } from '../requestUpdates/webhookRoute.ts';
import type { Work } from '../requestUpdates/work.ts';
import { createWork } from '../requestUpdates/work.ts';
import type { Base } from './base.ts';
import type { Regularly } from './regularly.ts';
import { regularly } from './regularly.ts';

const MINUTE_MS = 60_000;
/** Where Jira tells of changes itself, asking finds what was lost on the way. */
const POLL_BESIDE_WEBHOOK_MS = 10 * MINUTE_MS;

export interface RequestUpdatesParts {
  readonly desk: ServiceDesk;
  /** The one that keeps nothing for later. */
  readonly ticketDesk: TicketDesk;
  readonly createLater: CreateLater;
  readonly messenger: Messenger;
}

export interface RequestUpdates {
  readonly middleware: Middleware;
  readonly watch: RequestWatch;
  /** A request has changed; it is looked at soon. */
  notice(key: string): Promise<void>;
  start(): Promise<Regularly>;
}

/** What happens to requests reaches the chat: by webhook or by asking, told by whichever server's turn it is. */
export function composeRequestUpdates(base: Base, parts: RequestUpdatesParts): RequestUpdates {
  const { config, server, stores, clock, logger } = base;
  const boxes = createNewsBoxes(stores.newsBoxes, clock);
  const note = createNotice(stores.requestTasks, clock);
  const keepNote = createKeepNote({ tasks: stores.requestTasks, clock, logger });
  const everyMs = config.jiraWebhookSecret === undefined ? MINUTE_MS : POLL_BESIDE_WEBHOOK_MS;
  const { people, requestTasks: tasks } = stores;
  const poll = createPoll({ desk: parts.desk, tasks, people, notice: note, clock, everyMs });
  const work = composeWork(base, { ...parts, boxes, poll });
  const personIn = async (id: string) => (await stores.conversations.load(id))?.value.personId;
  let running: Regularly | undefined;
  const secret = config.jiraWebhookSecret;
  if (secret !== undefined) mountWebhook(server, { secret, notice: note, logger });
  const notice = async (key: string): Promise<void> => {
    await note(key);
    running?.soon();
  };
  return {
    middleware: createNewsMiddleware({ boxes, personIn, render: createRender(say) }),
    watch: {
      ...createWatch(boxes, parts.createLater),
      async wrote(personId, key, commentId) {
        await boxes.wrote(personId, key, commentId);
        // News to the others, whether or not Jira tells of what the bot has done itself.
        await notice(key);
      },
      async keepNote(it) {
        await keepNote(it);
        running?.soon();
      },
    },
    notice,
    async start() {
      await poll.begin();
      return (running = startWork(base, work));
    },
  };
}

function composeWork(base: Base, parts: RequestUpdatesParts & { boxes: NewsBoxes; poll: Poll }): Work {
  const { config, stores, clock, logger } = base;
  const { boxes, poll, desk, ticketDesk, messenger } = parts;
  const { newsBoxes, requestTasks: tasks, people, conversations, handoffs, agents } = stores;
  const deskId = config.serviceDesk;
  return createWork({
    tasks,
    newsBoxes,
    poll,
    lookAt: createLookAt({ desk, people, boxes, signedBy, clock }),
    runCreation: createRunCreation({ deskId, desk, ticketDesk, boxes, handoffs, agents, messenger, clock }),
    writeNote: createWriteNote({ desk, logger }),
    tellNews: createTellNews({ boxes, conversations, handoffs, messenger, clock, logger }),
    clock,
    logger,
  });
}

/** Apart from the sweep of the chats, which must not wait for Jira. */
function startWork({ stores, clock, serverId, logger, timings }: Base, work: Work): Regularly {
  const turn = createTurn({
    id: 'requests',
    holder: serverId,
    leases: stores.leases,
    clock,
    holdMs: timings.sweepHoldMs,
  });
  const run = async (): Promise<void> => {
    if (await turn.isMine()) await work();
  };
  return regularly({ everyMs: timings.sweepMs, what: 'the watch over requests', work: run, logger });
}

/** What the dialogs have to say to it. */
function createWatch(boxes: NewsBoxes, createLater: CreateLater): Omit<RequestWatch, 'keepNote' | 'wrote'> {
  return {
    knows: (personId, request) => boxes.know(personId, [statusNewsId(request)]),
    begin: (request) => createLater.begin({ kind: 'draft', ...request }),
    async keep(request, error) {
      if (!isPassing(error)) return false;
      await createLater.keep({ kind: 'draft', ...request }, error);
      return true;
    },
    settled: (request) => createLater.settled({ kind: 'draft', ...request }),
    titleOfKept: (conversationId) => createLater.titleOfKept(conversationId),
    answerable: (personId, where) => boxes.answerable(personId, where),
    ratingAsked: (personId, where) => boxes.ratingAsked(personId, where),
    takeUnsent: (personId) => boxes.takeUnsent(personId),
  };
}
