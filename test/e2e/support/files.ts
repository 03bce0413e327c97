import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';

const folders: string[] = [];

after(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Writes a file as a person has it on their disk, and returns its path. */
export async function aFile(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'koji-file-'));
  folders.push(folder);
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const WIDTH = 480;
const HEIGHT = 270;
const PALETTE = Uint8Array.of(0xff, 0xff, 0xff, 0x1d, 0x2b, 0x4f, 0xc9, 0x37, 0x2c);

/** A real picture: a window with a dark title bar and an error in the middle of it. */
export function aScreenshot(): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits per pixel, which are places in the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    0,
    ...Array.from({ length: WIDTH }, (__, x) => colourAt(x, y)),
  ]);
  const pixels = deflateSync(Uint8Array.from(rows.flat()));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', PALETTE),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ]);
}

function colourAt(x: number, y: number): number {
  if (y < 36) return 1;
  return x > 120 && x < 360 && y > 110 && y < 170 ? 2 : 0;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
