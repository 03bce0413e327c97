import assert from 'node:assert/strict';
import { createServiceDesk } from '../../jira/serviceDesk.ts';
import type { ServiceDeskOptions } from '../../jira/serviceDesk.ts';
import type { OwnedRequest, RequestParts, ServiceDesk } from '../../jira/ports.ts';
import { BOT, startJiraSite } from '../demo/jira/jiraSite.ts';
import type { JiraSite } from '../demo/jira/jiraSite.ts';

/** A gateway in front of a simulated site. At its end nothing may have gone over the wire that is not documented. */
export interface DeskHarness extends AsyncDisposable {
  readonly site: JiraSite;
  readonly desk: ServiceDesk;
  /** Another gateway to the same site. */
  connect(overrides: Partial<ServiceDeskOptions>): ServiceDesk;
}

/** One part of a request that has to be there. */
export async function readPart<Part extends keyof RequestParts>(
  desk: ServiceDesk,
  owned: OwnedRequest,
  part: Part,
): Promise<RequestParts[Part]> {
  const found = await desk.findRequest(owned);
  assert.equal(found.kind, 'found');
  return found.read(part);
}

const silentLogger = { debug: () => undefined, warn: () => undefined };

export async function startDesk(overrides: Parameters<typeof startJiraSite>[0] = {}): Promise<DeskHarness> {
  const site = await startJiraSite(overrides);
  const connect = (options: Partial<ServiceDeskOptions>): ServiceDesk =>
    createServiceDesk({
      host: site.url,
      ...BOT,
      desk: 'CERT',
      clock: site.clock,
      logger: silentLogger,
      timeoutMs: 5000,
      ...options,
    });
  return {
    site,
    desk: connect({}),
    connect,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      assert.deepEqual(site.simulator.violations, []);
    },
  };
}
