import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '../../../../shared/atlassian');
const DESK_FILE = 'jira-service-management.openapi.json';
const PLATFORM_FILE = 'jira-platform-v3.openapi.json';
const REQUIRED_FILE = 'jsm-required-from-examples.json';

/** Says why there is nothing to check against, for a test that is skipped. */
export const ABSENT = `Atlassian's API documents are not in ${FOLDER}; the contract was checked against jira.js only.`;

/** Whether the documents are here. On a build server they have to be. */
export function haveDocuments(folder = FOLDER, isBuildServer = process.env['CI'] !== undefined): boolean {
  const present = [DESK_FILE, PLATFORM_FILE, REQUIRED_FILE].every((file) => existsSync(join(folder, file)));
  assert.ok(present || !isBuildServer, ABSENT);
  return present;
}

const recordSchema = z.record(z.string(), z.unknown());
const documentSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: recordSchema }),
});
export type ApiDocument = z.infer<typeof documentSchema>;

function read(file: string): ApiDocument {
  return documentSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

const operationSchema = z.looseObject({ responses: z.record(z.string(), recordSchema) });
const METHODS = ['get', 'post', 'put', 'delete'];

/** What is wrong in the documents themselves, one function for each; the name says what. */
const patches = {
  /** Six operation ids occur twice, and the checker would take one operation for the other. */
  uniqueOperationIds(path: string, method: string, operation: Record<string, unknown>): void {
    operation['operationId'] = `${method.toUpperCase()} ${path}`;
  },
  /** HTTP Basic is documented in prose, but the operations list OAuth only. */
  anyAuthentication(_path: string, _method: string, operation: Record<string, unknown>): void {
    delete operation['security'];
  },
  /** A form with files is described as a list of Java objects, and its answer has an example but no schema. */
  temporaryFiles(path: string, _method: string, operation: Record<string, unknown>): void {
    if (!path.endsWith('/attachTemporaryFile')) return;
    delete operation['requestBody'];
    const file = {
      type: 'object',
      additionalProperties: false,
      required: ['temporaryAttachmentId', 'fileName'],
      properties: { temporaryAttachmentId: { type: 'string' }, fileName: { type: 'string' } },
    };
    const properties = { temporaryAttachments: { type: 'array', items: file } };
    const schema = { type: 'object', additionalProperties: false, required: ['temporaryAttachments'], properties };
    const created = operationSchema.parse(operation).responses['201'] ?? {};
    created['content'] = { 'application/json': { schema } };
    operation['responses'] = { ...operationSchema.parse(operation).responses, '201': created };
  },
};

function patch(document: ApiDocument): ApiDocument {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const patched = recordSchema.parse(operation);
      for (const apply of Object.values(patches)) apply(path, method, patched);
      item[method] = patched;
    }
  }
  return document;
}

/** Adds the names of the schemas that `node` refers to, and of those that they refer to. */
function collectReferences(node: unknown, schemas: Record<string, unknown>, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const name = key === '$ref' && typeof value === 'string' ? value.split('/').at(-1) : undefined;
    if (name === undefined) collectReferences(value, schemas, found);
    else if (!found.has(name)) {
      found.add(name);
      collectReferences(schemas[name], schemas, found);
    }
  }
}

/** The document with these paths only; the rest of the platform takes seconds to compile. */
function keepPaths(document: ApiDocument, wanted: readonly string[]): ApiDocument {
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => wanted.includes(path)));
  const names = new Set<string>();
  collectReferences(paths, document.components.schemas, names);
  const schemas = Object.fromEntries(Object.entries(document.components.schemas).filter(([name]) => names.has(name)));
  return { openapi: document.openapi, info: document.info, paths, components: { schemas } };
}

/** Fields that every example has and an answer may lack all the same. */
const NOT_ALWAYS: Readonly<Record<string, readonly string[]>> = {
  /** `name` and `key` are gone since people own their data; an address may be kept private. */
  UserDTO: ['name', 'key', 'emailAddress'],
  /** The examples are pages in the middle of a list. */
  PagedLinkDTO: ['next', 'prev'],
  /** What waits has not been completed; every example shows a decision. */
  ApprovalDTO: ['completedDate'],
  /** "Zero or 1 ongoing cycle", says the text. */
  SlaInformationDTO: ['ongoingCycle'],
  /** A rating may come without words. */
  CSATFeedbackFullDTO: ['comment'],
  /** Customers have no page for agents. */
  CustomerRequestLinkDTO: ['agent'],
};

const requiredSchema = z.record(z.string(), z.looseObject({ always: z.array(z.string()) }));

/** The document says of nearly no field that it is required; the examples show which ones always come. */
function demandFields(document: ApiDocument, notAlways = NOT_ALWAYS): ApiDocument {
  const required = requiredSchema.parse(JSON.parse(readFileSync(join(FOLDER, REQUIRED_FILE), 'utf8')));
  for (const [name, { always }] of Object.entries(required)) {
    const schema = document.components.schemas[name];
    if (schema === undefined) continue;
    const demanded = always.filter((field) => notAlways[name]?.includes(field) !== true);
    document.components.schemas[name] = { ...recordSchema.parse(schema), required: demanded };
  }
  return document;
}

/** The service desk API as published, with nothing but the patches. */
export function readDeskDocument(): ApiDocument {
  return patch(read(DESK_FILE));
}

/** The same, demanding every field that all examples have. */
export function readStrictDeskDocument(): ApiDocument {
  return demandFields(readDeskDocument(), {});
}

/** The service desk API with the fields that always come, and the used part of the platform API. */
export function readDocuments(platformPaths: readonly string[]): { desk: ApiDocument; platform: ApiDocument } {
  return { desk: demandFields(readDeskDocument()), platform: patch(keepPaths(read(PLATFORM_FILE), platformPaths)) };
}
