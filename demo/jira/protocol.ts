import type { z } from 'zod';
import type { SimulatorContext } from './context.ts';
import type { SiteUser } from './model.ts';

/** One HTTP request as the simulator sees it; `path` is the part below the simulator's prefix. */
export interface SimulatorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Scheme, host and prefix under which the caller reached the simulator. */
  readonly siteUrl: string;
}

/** What the HTTP side is to do. */
export type SimulatorReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** Close the connection without an answer. */
  | { readonly kind: 'drop' }
  /** Keep the connection open and never answer. */
  | { readonly kind: 'silence' };

/** What an operation answers: JSON, plain text where Jira has that, or nothing (status 204). */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly status: number; readonly text: string }
  | { readonly kind: 'noContent'; readonly status: 204 };

/** An uploaded file. */
export interface UploadedFile {
  readonly fieldName: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** One call of an operation, with everything already decoded. */
export interface Call {
  readonly context: SimulatorContext;
  /** Absent for anonymous calls, which only some operations admit. */
  readonly caller: SiteUser | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly path: string;
  readonly siteUrl: string;
}

/** One operation of Atlassian's API. */
export interface Operation {
  /** Atlassian's own operation id. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` for parameters, as Atlassian writes it. */
  readonly path: string;
  readonly experimental?: true;
  readonly multipart?: true;
  /** Answers callers whom it does not know, too, with what everybody may see. */
  readonly anonymous?: true;
  readonly query: z.ZodType;
  readonly body?: z.ZodType;
  /** Schemas of the answers by status; an answer with another status is a violation. */
  readonly responses: Readonly<Record<number, z.ZodType>>;
  readonly handle: (call: Call) => Answer;
}

export const NO_CONTENT: Answer = { kind: 'noContent', status: 204 };

export function json(status: number, body: unknown): Answer {
  return { kind: 'json', status, body };
}

/** An error as the service desk API words it. */
export function deskRefusal(status: number, message: string, i18nKey = 'sd.simulator.refused'): Answer {
  return json(status, { errorMessage: message, i18nErrorMessage: { i18nKey, parameters: [] } });
}

/** An error as the Jira platform API words it. */
export function platformRefusal(status: number, message: string): Answer {
  return json(status, { errorMessages: [message], errors: {} });
}
