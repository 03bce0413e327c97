import type { Locator } from 'playwright-core';
import { MessageReader, wording } from './messageReader.ts';
import type { ChatLine, ChatRoot, ExpectOptions } from './messageReader.ts';

const ACTIVITY = '.webchat__basic-transcript__activity';
const FROM_USER = '[class*="--from-user"]';
const BOT_MESSAGE =
  'article[contains(@class, "webchat__basic-transcript__activity")][not(.//*[contains(@class, "--from-user")])]';
/** Suggested actions and the buttons of cards, but not their twins that are only read out by a screen reader. */
const BUTTONS = 'button.webchat__suggested-action, button.ac-pushButton';

/** The part of the browser's `HTMLImageElement` that is looked at. */
interface Picture {
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
}

/** One person's Web Chat, as that person uses it. */
export class WebChatPage {
  readonly #root: ChatRoot;
  readonly #reader: MessageReader;

  constructor(root: ChatRoot) {
    this.#root = root;
    this.#reader = new MessageReader({ root, botMessage: BOT_MESSAGE, transcript: () => this.transcript() });
  }

  /** Types a message and sends it; done when the transcript shows it. */
  async say(text: string): Promise<void> {
    const shown = await this.#ownMessages().count();
    const box = this.#root.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
    await this.#ownMessages().nth(shown).waitFor();
  }

  /** Presses the newest button with exactly this text: a suggested action, or a button of a card. */
  async press(buttonText: string): Promise<void> {
    await this.#button(buttonText).click();
  }

  async expectButton(buttonText: string): Promise<void> {
    await this.#button(buttonText).waitFor();
  }

  /** Waits for the next message of the bot that fits, and returns its text; see {@link MessageReader.next}. */
  async expectBot(expected: string | RegExp, options?: ExpectOptions): Promise<string> {
    return (await this.#reader.next(expected, options)).innerText();
  }

  /** Everything the transcript shows, oldest first; the parts of one message (text, cards, files) by line. */
  async transcript(): Promise<readonly ChatLine[]> {
    const activities = await this.#root.locator(ACTIVITY).all();
    return Promise.all(activities.map(readLine));
  }

  /** Sends the files in one message, without text. */
  async attachFile(...paths: readonly string[]): Promise<void> {
    const shown = await this.#ownMessages().count();
    await this.#root.locator('input[type="file"]').setInputFiles([...paths]);
    // Only once it has made its previews does Web Chat send anything.
    await this.#root.locator('.webchat__attachment-icon--checked').waitFor();
    await this.#root.locator('.webchat__send-button').click();
    await this.#ownMessages().nth(shown).waitFor();
  }

  /** Has the newest message in view, all of it. */
  async showNewest(): Promise<void> {
    await this.#root.locator(ACTIVITY).last().scrollIntoViewIfNeeded();
  }

  /** Width and height of the newest picture with this file name, once it is loaded. */
  async pictureSize(name: string): Promise<readonly [number, number]> {
    const newest = this.#root.locator(`img[alt="${name}"]`).last();
    return newest.evaluate(async (picture: Picture) => {
      await picture.decode();
      return [picture.naturalWidth, picture.naturalHeight];
    });
  }

  /** The link to the newest file with this name. */
  fileLink(name: string): Locator {
    return this.#root.locator(`a[download="${name}"]`).last();
  }

  /** To be called when a new conversation has emptied the transcript. */
  startOver(): void {
    this.#reader.rewind();
  }

  #button(text: string): Locator {
    const whole = new RegExp(`^\\s*${wording(text)}\\s*$`, 'u');
    return this.#root.locator(BUTTONS).filter({ hasText: whole }).last();
  }

  #ownMessages(): Locator {
    return this.#root.locator(`${ACTIVITY}:has(${FROM_USER})`);
  }
}

async function readLine(activity: Locator): Promise<ChatLine> {
  const own = await activity.locator(FROM_USER).count();
  const parts = await activity.locator('.webchat__bubble__content').allInnerTexts();
  return { from: own > 0 ? 'me' : 'bot', text: parts.map((part) => part.trim()).join('\n') };
}
