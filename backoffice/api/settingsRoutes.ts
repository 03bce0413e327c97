import type { Server } from 'restify';
import type { Clock } from '../../clock.ts';
import type { SettingsStore } from '../../settings/ports.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { writtenSettingsSchema } from '../../settings/writtenSettings.ts';
import { readJsonFields } from '../../portal/readBody.ts';
import type { Visitors } from '../../portal/visitors.ts';
import type { Answer } from './answer.ts';
import { ok, refuse, refuseBody } from './answer.ts';
import type { Call } from './apiRoute.ts';
import { apiRoute } from './apiRoute.ts';
import { etagOf, preconditionOf } from './settingsVersion.ts';

export interface SettingsRoutesOptions {
  readonly tenantId: string;
  readonly clock: Clock;
  readonly visitors: Visitors;
  readonly settings: SettingsStore;
}

const PATH = '/backoffice/api/settings';
/** Room for every article that the collections may hold. */
const MAX_BYTES = 524_288;
const RELOAD = 'Load the settings again, and save your change on top of what they are now.';

/** Reading and saving the settings, by Koji admins. */
export function mountSettingsRoutes(server: Server, options: SettingsRoutesOptions): void {
  const forAdmins = (handle: typeof saveSettings) =>
    apiRoute(options.visitors, 'admin', (call) => handle(options, call));
  server.get(PATH, forAdmins(readSettings));
  server.put(PATH, forAdmins(saveSettings));
}

async function readSettings({ settings, tenantId }: SettingsRoutesOptions): Promise<Answer> {
  const stored = await settings.load(tenantId);
  return ok(stored?.value ?? DEFAULT_SETTINGS, { ETag: etagOf(stored?.version) });
}

async function saveSettings(options: SettingsRoutesOptions, call: Call): Promise<Answer> {
  const precondition = preconditionOf(call.request.header('If-Match'));
  if (precondition.kind === 'missing') {
    return refuse('preconditionRequired', 'Send the ETag of the settings you have seen in the header "If-Match".');
  }
  const body = writtenSettingsSchema.safeParse(await readJsonFields(call.request, MAX_BYTES));
  if (!body.success) return refuseBody(body.error, 'Send the whole settings, as GET returns them.');
  if (precondition.kind === 'foreign') return stale();

  const change = { settings: body.data, byPersonId: call.asker.id, at: options.clock.now() };
  const version = await options.settings.save(options.tenantId, change, precondition.version);
  return version === 'stale' ? stale() : ok(body.data, { ETag: etagOf(version) });
}

function stale(): Answer {
  return refuse('stale', `Somebody else has saved in between, so nothing was changed. ${RELOAD}`);
}
