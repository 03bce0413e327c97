import type { SiteVisitor } from './siteVisitor.ts';

/** The newest sign-in code that the demo site would have mailed to this address. */
export async function codeMailedTo(visitor: SiteVisitor, address: string): Promise<string> {
  const page = await (await visitor.get('/mail')).text();
  const mail = page.slice(page.indexOf(address));
  const [code] = /\b\d{6}\b/.exec(mail) ?? [];
  if (code === undefined) throw new Error(`No code for ${address} on the mail page`);
  return code;
}
