export { mountBackoffice } from './mountBackoffice.ts';
export type { BackofficeOptions, PeopleDesk } from './ports.ts';
