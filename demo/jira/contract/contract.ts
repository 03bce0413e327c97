import { z } from 'zod';
import type { Answer, Operation, SimulatorRequest } from '../protocol.ts';

/** Something in a request or an answer that Atlassian does not document. */
export interface Violation {
  readonly operation: string;
  readonly side: 'request' | 'answer';
  readonly problems: readonly string[];
}

/** A further opinion on what goes over the wire, such as Atlassian's own document; problems in sentences. */
export interface ContractCheck {
  checkRequest(operation: Operation, request: SimulatorRequest, body: unknown): readonly string[];
  checkAnswer(operation: Operation, request: SimulatorRequest, answer: Answer): readonly string[];
}

function problemsOf(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : [z.prettifyError(parsed.error)];
}

/** Repeated parameters become lists, as Atlassian documents its lists. */
function queryToObject(query: URLSearchParams): Readonly<Record<string, string | readonly string[]>> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...rest] = query.getAll(name);
      return [name, rest.length === 0 ? first : [first, ...rest]];
    }),
  );
}

/** An answer without content is checked as `undefined`; plain text comes before an operation is reached. */
function checkAnswer(operation: Operation, answer: Answer): readonly string[] {
  if (answer.kind === 'text') return [];
  const schema = operation.responses[answer.status];
  if (schema === undefined) return [`status ${answer.status} is not documented`];
  return problemsOf(schema, answer.kind === 'json' ? answer.body : undefined);
}

/** Checks against the schemas in the table of operations, with nothing that has to be installed. */
export const tableContract: ContractCheck = {
  checkRequest(operation, request, body) {
    const bodyProblems = operation.body === undefined ? [] : problemsOf(operation.body, body);
    return [...problemsOf(operation.query, queryToObject(request.query)), ...bodyProblems];
  },
  checkAnswer(operation, _request, answer) {
    return checkAnswer(operation, answer);
  },
};
