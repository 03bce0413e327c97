import { fileTypeFromBuffer, supportedMimeTypes } from 'file-type';

const GENERIC = 'application/octet-stream';
const SAME_TYPE: ReadonlyMap<string, string> = new Map([
  ['', GENERIC],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-wav', 'audio/wav'],
  ['application/x-pdf', 'application/pdf'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/x-dosexec', 'application/x-msdownload'],
  ['application/x-ms-dos-executable', 'application/x-msdownload'],
  ['application/vnd.microsoft.portable-executable', 'application/x-msdownload'],
]);
/** Formats that are built inside another, where the bytes may say no more than the outer one. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  'application/zip': /^application\/(vnd\.|epub|java-archive|x-zip)/,
  'application/x-cfb': /^application\/(msword|vnd\.ms-|x-msi)/,
  'application/xml': /\+xml$|\/xml$|^text\/html$/,
  'video/mp4': /^(audio\/(mp4|x-m4a|m4a)|video\/(x-m4v|quicktime))$/,
  'video/webm': /^audio\/webm$/,
  'audio/ogg': /^video\/ogg$/,
};

export type FileKind =
  { readonly ok: true; readonly contentType: string } | { readonly ok: false; readonly why: string };

/** Whether a file is what it says: compares the declared type with what the bytes themselves tell. */
export async function fileKind(bytes: Uint8Array, declaredType: string): Promise<FileKind> {
  const bare = declaredType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const declared = SAME_TYPE.get(bare) ?? bare;
  const detected = (await fileTypeFromBuffer(bytes))?.mime;
  if (declared === GENERIC) return { ok: true, contentType: detected ?? GENERIC };
  // Text has no signature: a note that happens to begin with the letters of one is still a note.
  if (isText(declared)) return bytes.includes(0) ? refuse(declared, detected) : { ok: true, contentType: declared };
  if (detected === undefined) {
    return supportedMimeTypes.has(declared) ? refuse(declared, detected) : { ok: true, contentType: declared };
  }
  const agrees = detected === declared || INSIDE[detected]?.test(declared) === true;
  return agrees ? { ok: true, contentType: declared } : refuse(declared, detected);
}

function isText(type: string): boolean {
  return type.startsWith('text/') || type === 'application/json';
}

function refuse(declared: string, detected: string | undefined): FileKind {
  return { ok: false, why: `its content is ${detected ?? 'something else'}, not ${declared}` };
}
