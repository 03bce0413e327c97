/** The nonce of the page's Content-Security-Policy, without which nothing that is made at run time counts. */
export function nonceOfPage(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
