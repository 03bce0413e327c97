import { AssertionError } from 'node:assert/strict';
import { errors } from 'playwright-core';
import type { Locator } from 'playwright-core';

/** A page, a frame, or a part of either, that holds exactly one chat. */
export interface ChatRoot {
  locator(selector: string): Locator;
}

export interface ChatLine {
  /** `me` is the person at this page; everybody else speaks through the bot. */
  readonly from: 'me' | 'bot';
  readonly text: string;
}

export interface ExpectOptions {
  readonly timeoutMs?: number;
}

export interface MessageReaderOptions {
  readonly root: ChatRoot;
  /** XPath step that matches one message of the bot, such as `article[@class="message"]`. */
  readonly botMessage: string;
  /** Everything said so far, for the report of a failed expectation. */
  readonly transcript: () => Promise<readonly ChatLine[]>;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Reads the bot's messages in their order. An expectation looks only at what stands below the message that the one
 * before it met, so an old message never satisfies a new expectation.
 */
export class MessageReader {
  readonly #options: MessageReaderOptions;
  #read = 0;

  constructor(options: MessageReaderOptions) {
    this.#options = options;
  }

  /** Waits for a message that contains the text (case matters) or matches the expression, and returns it. */
  async next(expected: string | RegExp, { timeoutMs = DEFAULT_TIMEOUT_MS }: ExpectOptions = {}): Promise<Locator> {
    const { root, botMessage } = this.#options;
    const unread = root.locator(`xpath=(.//${botMessage})[position()>${this.#read}]`);
    const message = unread.filter({ hasText: toPattern(expected) }).first();
    await this.#waitFor(message, expected, timeoutMs);
    this.#read = (await message.locator(`xpath=preceding::${botMessage}`).count()) + 1;
    return message;
  }

  /** Begins again at the top, for a chat whose page shows fewer messages than before. */
  rewind(): void {
    this.#read = 0;
  }

  async #waitFor(message: Locator, expected: string | RegExp, timeoutMs: number): Promise<void> {
    try {
      await message.waitFor({ timeout: timeoutMs });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      const shown = (await this.#options.transcript()).map(
        ({ from, text }) => `  ${from}: ${text.replaceAll(/\s+/gu, ' ')}`,
      );
      const report = [`The bot did not say ${String(expected)}. The chat, ${this.#read} of the bot read:`, ...shown];
      throw new AssertionError({ message: report.join('\n'), expected: String(expected) });
    }
  }
}

function toPattern(expected: string | RegExp): RegExp {
  return expected instanceof RegExp ? expected : new RegExp(wording(expected), 'u');
}

/** The source of an expression for exactly these words; white space matches any other, as browsers break lines. */
export function wording(text: string): string {
  const words = text.trim().split(/\s+/u);
  return words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('\\s+');
}
