import { z } from 'zod';

const environment = z.object({
  CHROMIUM_PATH: z.string().min(1).optional(),
  SCREENSHOT_DIR: z.string().min(1).default('data/screenshots'),
  PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
});

/** What the browser tests may be told from outside; none of it is read by the product. */
export interface TestConfig {
  /** The Chromium to drive; where undefined, the installed one, or else the packaged one. */
  readonly chromiumPath: string | undefined;
  readonly screenshotFolder: string;
  /** The search path of the processes that the tests start. */
  readonly searchPath: string;
}

export function loadTestConfig(env: Readonly<Record<string, string | undefined>> = process.env): TestConfig {
  const { CHROMIUM_PATH, SCREENSHOT_DIR, PATH } = environment.parse(env);
  return { chromiumPath: CHROMIUM_PATH, screenshotFolder: SCREENSHOT_DIR, searchPath: PATH };
}
