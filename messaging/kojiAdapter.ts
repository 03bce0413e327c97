import { ActivityTypes, CloudAdapter } from 'botbuilder';
import type { Activity, InvokeResponse, ResourceResponse, TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication, ConnectorClient } from 'botframework-connector';
import type { Clock, Ids, Timers } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { Sent } from '../handoff/ports.ts';
import type { Answer, Answers } from './answers.ts';
import { isToBeHeard, setUnheard } from './heard.ts';
import { localeOf } from './speaker.ts';

export interface AdapterOptions {
  readonly authentication: BotFrameworkAuthentication;
  readonly answers: Answers;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  /** How long one turn waits in all for its answers to be taken, in milliseconds. */
  readonly answerMs: number;
  /** True for the service address of a channel that drops a second activity with the same `channelData.kojiId`. */
  readonly dropsDoubles: (serviceUrl: string) => boolean;
}

/** An apology has time of its own: what it is for may have taken all there was. */
const WAITED_MS = { ordinary: Symbol('koji.waitedMs'), toBeHeard: Symbol('koji.waitedToBeHeardMs') } as const;

/**
 * botbuilder's adapter, with a way in that answers instead of writing to the console. What was asked for is done by the
 * time it is answered, so an answer that is not taken is no error of the turn: it is said again, if need be after it.
 */
export class KojiAdapter extends CloudAdapter {
  readonly #options: AdapterOptions;

  constructor(options: AdapterOptions) {
    super(options.authentication);
    this.#options = options;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.Message) responses.push(await this.#answer(context, activity));
      else responses.push(...(await super.sendActivities(context, [activity])));
    }
    return responses;
  }

  async #answer(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const answer = this.#answerOf(context, activity);
    if (isToBeHeard(context)) return this.#insist(context, answer);
    const sent = await this.#wait(context, this.#options.answers.say(answer));
    if (sent?.outcome !== 'delivered') setUnheard(context);
    return { id: sent?.activityId ?? '' };
  }

  /** The channel brings the message again: said after its turn, the answer would be about what is no more. */
  async #insist(context: TurnContext, answer: Answer): Promise<ResourceResponse> {
    let isWanted = true;
    const sent = await this.#wait(context, this.#options.answers.say({ ...answer, isWanted: () => isWanted }));
    isWanted = false;
    if (sent?.outcome === 'delivered') return { id: sent.activityId ?? '' };
    setUnheard(context);
    throw new KojiError('unavailable', 'The channel has not taken an answer.');
  }

  /** Everything of the turn that is needed, because an answer may outlast it. */
  #answerOf(context: TurnContext, { id: _none, ...activity }: Partial<Activity>): Answer {
    const { channelId, conversation, serviceUrl } = context.activity;
    const { conversations } = context.turnState.get<ConnectorClient>(this.ConnectorClientKey);
    const dropsDoubles = this.#options.dropsDoubles(serviceUrl);
    const named = { ...activity, channelData: { ...activity.channelData, kojiId: this.#options.ids.next() } };
    return {
      activity: dropsDoubles ? named : activity,
      thread: { channelId, conversation },
      locale: localeOf(context),
      conversations,
      dropsDoubles,
    };
  }

  /** The channel waits for the turn, and so does what the speaker says next. */
  async #wait(context: TurnContext, said: Promise<Sent>): Promise<Sent | undefined> {
    const { clock, timers, answerMs } = this.#options;
    const counter = isToBeHeard(context) ? WAITED_MS.toBeHeard : WAITED_MS.ordinary;
    const waitedMs = Number(context.turnState.get(counter) ?? 0);
    const since = clock.now();
    let callOff = (): void => undefined;
    const longEnough = new Promise<undefined>((resolve) => {
      callOff = timers.after(Math.max(0, answerMs - waitedMs), () => resolve(undefined));
    });
    const sent = await Promise.race([said, longEnough]);
    callOff();
    context.turnState.set(counter, waitedMs + clock.now() - since);
    return sent;
  }

  /** Resolves when every answer was taken, or is not tried any more. */
  idle(): Promise<void> {
    return this.#options.answers.idle();
  }

  receive(
    authHeader: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authHeader, activity, logic);
  }
}
