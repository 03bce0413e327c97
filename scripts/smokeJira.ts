// Runs the scenarios of test/jira/smokeScenarios.ts against a live site. It creates one request there and leaves it.
//   JIRA_HOST=… JIRA_EMAIL=… JIRA_API_TOKEN=… JIRA_SERVICE_DESK=… SMOKE_CUSTOMER_EMAIL=… SMOKE_CONFIRM=yes \
//     npm run smoke:jira
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import { createServiceDesk } from '../jira/serviceDesk.ts';
import { runSmokeSteps } from '../test/jira/smokeScenarios.ts';
import type { SmokeOutcome } from '../test/jira/smokeScenarios.ts';

const EXIT_CONFIG = 78;

const settingsSchema = z.object({
  JIRA_HOST: z.url(),
  JIRA_EMAIL: z.email(),
  JIRA_API_TOKEN: z.string().min(1),
  JIRA_SERVICE_DESK: z.string().min(1),
  SMOKE_CUSTOMER_EMAIL: z.email(),
  SMOKE_REQUEST_TYPE: z.string().regex(/^\d+$/).optional(),
  SMOKE_CONFIRM: z.literal('yes', 'must be "yes": this creates a request at the site, with comments and files'),
});

/** What Jira says may repeat what it was sent. */
function describeError(error: unknown, secrets: readonly string[]): string {
  const kind = isKojiError(error) ? `${error.kind}: ` : '';
  const text = `${kind}${error instanceof Error ? error.message : 'failed'}`;
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, '…'), text);
}

async function smoke(settings: z.infer<typeof settingsSchema>): Promise<boolean> {
  const { JIRA_HOST, JIRA_EMAIL, JIRA_API_TOKEN, JIRA_SERVICE_DESK } = settings;
  const desk = createServiceDesk({
    host: JIRA_HOST.replace(/\/+$/, ''),
    email: JIRA_EMAIL,
    apiToken: JIRA_API_TOKEN,
    desk: JIRA_SERVICE_DESK,
    clock: { now: () => Date.now() },
    logger: { debug: () => undefined, warn: () => console.log('  note: an answer was not as documented') },
    timeoutMs: 20_000,
  });
  const secrets = [JIRA_API_TOKEN, JIRA_EMAIL, settings.SMOKE_CUSTOMER_EMAIL];
  const tell = ({ title, error }: SmokeOutcome): void =>
    console.log(error === undefined ? `ok      ${title}` : `FAILED  ${title}: ${describeError(error, secrets)}`);
  const customerEmail = settings.SMOKE_CUSTOMER_EMAIL;
  const requestTypeId = settings.SMOKE_REQUEST_TYPE;
  return runSmokeSteps({ desk, customerEmail, requestTypeId, runId: randomUUID(), wait }, tell);
}

const settings = settingsSchema.safeParse(process.env);
if (settings.success) {
  process.exitCode = (await smoke(settings.data)) ? 0 : 1;
} else {
  const missing = settings.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  console.error(['The smoke test needs other settings:', ...missing].join('\n'));
  process.exitCode = EXIT_CONFIG;
}
