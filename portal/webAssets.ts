import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KojiError } from '../errors.ts';

/** The files of a built page, as addresses on this site. */
export interface EntryFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** What the build made of the sources of the web pages. */
export interface WebAssets {
  /** @param source path of the source file, such as `portal/web/portal.ts`. */
  filesOf(source: string): Promise<EntryFiles>;
}

const chunkSchema = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});
const manifestSchema = z.record(z.string(), chunkSchema);
type Manifest = z.infer<typeof manifestSchema>;

/** Reads the build's manifest anew for each page, so that a build that runs beside the server is seen at once. */
export function createWebAssets(webRoot: string): WebAssets {
  const file = path.join(webRoot, '.vite', 'manifest.json');

  return {
    filesOf: async (source) => {
      const manifest = manifestSchema.parse(JSON.parse(await readManifest(file)));
      const entry = manifest[source];
      if (entry === undefined) throw notBuilt(`The build does not know ${source}.`);
      if (entry.file.endsWith('.css')) return { scripts: [], styles: [`/${entry.file}`] };
      return { scripts: [`/${entry.file}`], styles: stylesOf(manifest, source).map((style) => `/${style}`) };
    },
  };
}

/** Styles of the chunk and of all that it imports, each once. */
function stylesOf(manifest: Manifest, source: string, seen = new Set<string>()): readonly string[] {
  const chunk = manifest[source];
  if (chunk === undefined || seen.has(source)) return [];
  seen.add(source);
  return [...new Set([...chunk.imports.flatMap((name) => stylesOf(manifest, name, seen)), ...chunk.css])];
}

async function readManifest(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw notBuilt('The web pages are not built.', cause);
  }
}

function notBuilt(what: string, cause?: unknown): KojiError {
  return new KojiError('config', `${what} Run "npm start", which builds them.`, { cause });
}
