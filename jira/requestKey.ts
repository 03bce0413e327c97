const REQUEST_KEY = /^[A-Z][A-Z0-9_]{1,9}-[1-9][0-9]*$/;

/**
 * Whether `text` is the key of a request, such as `CERT-12`. Chat text reaches the paths of the Jira API, so nothing
 * but a key may pass: `../servicedesk?x=1` would ask for another resource.
 */
export function isRequestKey(text: string): boolean {
  return REQUEST_KEY.test(text);
}
