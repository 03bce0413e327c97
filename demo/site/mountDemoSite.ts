import type { Server } from 'restify';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../identity/index.ts';
import type { Site, SiteLink } from '../../portal/index.ts';
import type { JiraSimulator } from '../jira/simulator.ts';
import { mountFormPage } from './formPage.ts';
import { mountJiraPages } from './jiraPages.ts';
import { mountLoginRoutes } from './loginRoutes.ts';
import { mountMailPage } from './mailPage.ts';
import { mountRequestPages } from './requestPages.ts';

export interface DemoSiteOptions {
  readonly site: Site;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** The Jira site that the pages show. */
  readonly simulator: JiraSimulator;
}

/** What `/` says about the pages of the demo site. */
export const DEMO_LINKS: readonly SiteLink[] = [
  { href: '/jira', title: 'Jira', text: 'The way to the backoffice: Projects > Certification > Koji backoffice.' },
  { href: '/mail', title: 'Outgoing mail', text: 'What the demo site would have sent, such as sign-in codes.' },
];

/** The pages that a real Jira site has, as far as the demo needs them: sign-in, projects, and somebody's mail. */
export function mountDemoSite(server: Server, options: DemoSiteOptions): void {
  mountLoginRoutes(server, options);
  mountJiraPages(server, options);
  mountRequestPages(server, options);
  mountFormPage(server, options);
  mountMailPage(server, options);
}
