/** A file or picture on its way from one side to the other. */
export interface Attachment {
  readonly contentType: string;
  readonly contentUrl: string;
  readonly name?: string;
}
