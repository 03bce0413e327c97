import type { ReactNode } from 'react';
import type { Me, PageId } from '../../api/contract.ts';
import { ChatPage } from '../pages/chatPage.tsx';
import { KnowledgePage } from '../pages/knowledge/knowledgePage.tsx';
import { LiveAgentPage } from '../pages/liveAgentPage.tsx';
import { TenantRoleSetupPage } from '../pages/tenantRoleSetup/tenantRoleSetupPage.tsx';
import { Page } from '../parts/page.tsx';
import type { Destination } from '../routing/navigation.ts';
import { PAGES } from '../routing/navigation.ts';

const CONTENT: Readonly<Record<PageId, (me: Me) => ReactNode>> = {
  liveAgent: () => <LiveAgentPage />,
  knowledge: ({ role }) => <KnowledgePage mayEdit={role === 'admin'} />,
  tenantRoleSetup: () => <TenantRoleSetupPage />,
  chat: () => <ChatPage />,
};

export interface PageContentProps {
  readonly destination: Destination;
  readonly me: Me;
}

/** What is shown at a destination. */
export function PageContent({ destination, me }: PageContentProps) {
  if (destination.kind === 'page') return CONTENT[destination.page](me);
  const intro =
    destination.kind === 'notAllowed'
      ? 'This page is for Koji admins. Ask one of them to give you the role.'
      : 'There is nothing at this address. Choose a page from the navigation.';
  return <Page title={titleOf(destination)} intro={intro} />;
}

export function titleOf(destination: Destination): string {
  return destination.kind === 'unknown' ? 'No such page' : PAGES[destination.page].label;
}
