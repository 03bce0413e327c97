import type { Locator, Page } from 'playwright-core';
import { MessageReader } from './messageReader.ts';
import type { ChatLine, ExpectOptions } from './messageReader.ts';

const HEADER = '[aria-label="Message header"]';
const BOT_BUBBLE = '.fai-OutputCard';
const BOT_MESSAGE = 'div[contains(concat(" ", @class, " "), " fai-OutputCard ")]';

/** One person's Microsoft 365 Agents Playground: the Teams client of the tests. */
export class PlaygroundPage {
  readonly page: Page;
  readonly #reader: MessageReader;

  constructor(page: Page) {
    this.page = page;
    this.#reader = new MessageReader({ root: page, botMessage: BOT_MESSAGE, transcript: () => this.messages() });
  }

  /** Opens the personal chat. The bot is told of it as if it had just been installed. */
  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
    await this.#box().waitFor();
    this.#reader.rewind();
  }

  async say(text: string): Promise<void> {
    const shown = await this.page.locator(HEADER).count();
    await this.#box().fill(text);
    await this.#box().press('Enter');
    await this.page.locator(HEADER).nth(shown).waitFor();
  }

  /** Presses the newest button with exactly this text: a suggested action, or a button of an Adaptive Card. */
  async press(buttonText: string): Promise<void> {
    await this.page.getByRole('button', { name: buttonText, exact: true }).last().click();
  }

  /** Waits for the next message of the bot that fits; see {@link MessageReader.next}. */
  async expectBotMessage(expected: string | RegExp, options?: ExpectOptions): Promise<void> {
    await this.#reader.next(expected, options);
  }

  /** What the page shows since it was opened: a reload empties it, the conversation goes on. */
  async messages(): Promise<readonly ChatLine[]> {
    const headers = await this.page.locator(HEADER).all();
    return Promise.all(headers.map(readLine));
  }

  #box(): Locator {
    return this.page.locator('[role="textbox"][contenteditable="true"]').first();
  }
}

async function readLine(header: Locator): Promise<ChatLine> {
  const bubble = header.locator('xpath=following-sibling::*[1]');
  const fromBot = await bubble.locator(BOT_BUBBLE).count();
  return { from: fromBot > 0 ? 'bot' : 'me', text: (await bubble.innerText()).trim() };
}
