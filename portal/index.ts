export { mountCodeLogin } from './codeLogin.ts';
export { mountForgeRoutes } from './forgeRoutes.ts';
export type { ChatTicket, ChatUser, DirectLineClient, Session, SessionStore } from './ports.ts';
export { createDirectLineClient } from './directLineClient.ts';
export type { PortalOptions, SiteLink } from './mountPortal.ts';
export { mountPortal } from './mountPortal.ts';
export type { Site } from './site.ts';
export { createSite } from './site.ts';
export { loadWebChatScript } from './webChatScript.ts';
