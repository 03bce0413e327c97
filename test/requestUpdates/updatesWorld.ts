import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import { signedBy } from '../../dialogs/requests/signedBy.ts';
import type { TicketDesk } from '../../handoff/ports.ts';
import type { CreateLater } from '../../requestUpdates/createLater.ts';
import { createCreateLater } from '../../requestUpdates/createLater.ts';
import { createLookAt } from '../../requestUpdates/lookAt.ts';
import type { NewsBoxes } from '../../requestUpdates/newsBoxes.ts';
import { createNewsBoxes } from '../../requestUpdates/newsBoxes.ts';
import type { Notice } from '../../requestUpdates/notice.ts';
import { createNotice } from '../../requestUpdates/notice.ts';
import type { Poll } from '../../requestUpdates/poll.ts';
import { createPoll } from '../../requestUpdates/poll.ts';
import { createRunCreation } from '../../requestUpdates/runCreation.ts';
import type { KeepNote } from '../../requestUpdates/staffNotes.ts';
import { createKeepNote, createWriteNote } from '../../requestUpdates/staffNotes.ts';
import type { TellNews } from '../../requestUpdates/tellNews.ts';
import { createTellNews } from '../../requestUpdates/tellNews.ts';
import type { Work } from '../../requestUpdates/work.ts';
import { createWork } from '../../requestUpdates/work.ts';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../stores/stores.ts';
import { FakeClock } from '../support/clock.ts';
import { aConversation, aPerson, DESK } from '../support/data.ts';
import { FakeMessenger } from '../support/fakeMessenger.ts';
import { FakeServiceDesk } from '../support/fakeServiceDesk.ts';
import { FakeTicketDesk } from '../support/fakeTicketDesk.ts';
import { loggerInto } from '../support/logger.ts';

export const MINUTE = 60_000;

/** One server on the store. */
export interface Server {
  readonly work: Work;
  readonly tellNews: TellNews;
  readonly boxes: NewsBoxes;
  readonly notice: Notice;
  readonly poll: Poll;
  readonly createLater: CreateLater;
  readonly keepNote: KeepNote;
}

export interface UpdatesWorld extends Server {
  readonly stores: Stores;
  readonly clock: FakeClock;
  readonly desk: FakeServiceDesk;
  readonly tickets: FakeTicketDesk;
  readonly messenger: FakeMessenger;
  readonly customer: Conversation;
  /** What an operator would read. */
  readonly logged: readonly string[];
  /** Another server on the same store; or the same one after a restart. */
  server(): Server;
  /** Does what is due until nothing is. */
  settle(): Promise<void>;
  heard(): readonly string[];
}

/** The watch over requests on an embedded store in memory; one customer, who is there. */
export async function createUpdatesWorld(): Promise<UpdatesWorld> {
  const clock = new FakeClock();
  const stores = createSqliteStores(openDatabase(':memory:'), clock, pino({ level: 'silent' }));
  const desk = new FakeServiceDesk();
  const tickets = new FakeTicketDesk();
  const messenger = new FakeMessenger();
  const customer = aConversation();
  const logged: string[] = [];
  const server = (): Server => compose({ stores, clock, desk, tickets, messenger, logger: loggerInto(logged) });
  const first = server();
  await stores.people.create(aPerson());
  await stores.conversations.create(customer);
  await first.poll.begin();
  await first.boxes.claim('account:customer', customer.id);
  clock.advance(MINUTE);
  return {
    ...first,
    stores,
    clock,
    desk,
    tickets,
    messenger,
    customer,
    logged,
    server,
    async settle() {
      await first.work();
      await first.work();
    },
    heard: () => messenger.to(customer.address),
  };
}

interface Parts {
  readonly stores: Stores;
  readonly clock: FakeClock;
  readonly desk: FakeServiceDesk;
  readonly tickets: TicketDesk;
  readonly messenger: FakeMessenger;
  readonly logger: Logger;
}

function compose({ stores, clock, desk, tickets: ticketDesk, messenger, logger }: Parts): Server {
  const { newsBoxes, requestTasks: tasks, people, conversations, handoffs, agents } = stores;
  const boxes = createNewsBoxes(newsBoxes, clock);
  const notice = createNotice(tasks, clock);
  const poll = createPoll({ desk, tasks, people, notice, clock, everyMs: MINUTE });
  const tellNews = createTellNews({ boxes, conversations, handoffs, messenger, clock, logger });
  const work = createWork({
    tasks,
    newsBoxes,
    poll,
    lookAt: createLookAt({ desk, people, boxes, signedBy, clock }),
    runCreation: createRunCreation({ deskId: DESK, desk, ticketDesk, boxes, handoffs, agents, messenger, clock }),
    writeNote: createWriteNote({ desk, logger }),
    tellNews,
    clock,
    logger,
  });
  const keepNote = createKeepNote({ tasks, clock, logger });
  return { work, tellNews, boxes, notice, poll, keepNote, createLater: createCreateLater(tasks, clock) };
}
