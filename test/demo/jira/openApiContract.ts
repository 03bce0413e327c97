import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import type { Document } from 'openapi-backend';
import { z } from 'zod';
import type { ContractCheck } from '../../../demo/jira/contract/contract.ts';
import { OPERATIONS } from '../../../demo/jira/contract/operations.ts';
import type { Operation, SimulatorRequest } from '../../../demo/jira/protocol.ts';
import { readDocuments } from './atlassianDocuments.ts';
import type { ApiDocument } from './atlassianDocuments.ts';

type Problem = { readonly instancePath?: string; readonly message?: string; readonly params?: unknown };

export function sentences(problems: readonly Problem[] | null | undefined): readonly string[] {
  return (problems ?? []).map(
    (each) => `${each.instancePath ?? ''} ${each.message ?? ''} ${JSON.stringify(each.params)}`,
  );
}

function isDocument(value: ApiDocument): value is ApiDocument & Document {
  return value.openapi.startsWith('3.');
}

/** Compiles a document. */
export async function loadDocument(document: ApiDocument): Promise<OpenAPIBackend> {
  if (!isDocument(document)) throw new TypeError('Not an OpenAPI 3 document.');
  const api = new OpenAPIBackend({
    definition: document,
    quick: true,
    coerceTypes: true,
    ajvOpts: { strict: false, logger: false, allErrors: true },
    customizeAjv: (ajv) => addFormats.default(ajv),
  });
  await api.init();
  return api;
}

const documentedSchema = z.looseObject({ responses: z.record(z.string(), z.unknown()) });

/** Refused before an operation is reached, so no operation lists them. */
const UNLISTED = new Set([412, 429]);

class OpenApiContract implements ContractCheck {
  readonly #desk: OpenAPIBackend;
  readonly #platform: OpenAPIBackend;

  constructor(desk: OpenAPIBackend, platform: OpenAPIBackend) {
    this.#desk = desk;
    this.#platform = platform;
  }

  #apiFor(operation: Operation): OpenAPIBackend {
    return operation.path.startsWith('/rest/api/3/') ? this.#platform : this.#desk;
  }

  checkRequest(operation: Operation, request: SimulatorRequest, body: unknown): readonly string[] {
    const { method, path, headers } = request;
    const wire = { method, path, headers: { ...headers }, query: request.query.toString(), body };
    const result = this.#apiFor(operation).validateRequest(wire, `${method} ${operation.path}`);
    return sentences(result.errors);
  }

  checkAnswer(
    operation: Operation,
    request: SimulatorRequest,
    answer: Parameters<ContractCheck['checkAnswer']>[2],
  ): readonly string[] {
    if (answer.kind === 'text' || UNLISTED.has(answer.status)) return [];
    const api = this.#apiFor(operation);
    const id = `${request.method} ${operation.path}`;
    const documented = documentedSchema.parse(api.router.getOperation(id)).responses;
    if (!(String(answer.status) in documented)) return [`${id} does not document ${String(answer.status)}`];
    return answer.kind === 'json' ? sentences(api.validateResponse(answer.body, id, answer.status).errors) : [];
  }
}

let loaded: Promise<ContractCheck> | undefined;

/** Atlassian's own documents as a second opinion; compiled once for all tests of a run. */
export function openApiContract(): Promise<ContractCheck> {
  loaded ??= (async () => {
    const { desk, platform } = readDocuments(OPERATIONS.map((operation) => operation.path));
    return new OpenApiContract(await loadDocument(desk), await loadDocument(platform));
  })();
  return loaded;
}
