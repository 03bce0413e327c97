/** One thing that can be chosen; `id` is what an answer carries, `label` what people read. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A choice of a cascading field, with the second level it opens. */
export interface CascadingChoice extends Choice {
  readonly children: readonly Choice[];
}

interface FieldBase {
  readonly fieldId: string;
  /** The label that the help portal shows. */
  readonly name: string;
  /** The hint below the field; empty where there is none. */
  readonly hint: string;
  readonly required: boolean;
}

/** Why a field cannot be asked for in a chat. */
export type UnsupportedReason =
  /** The field offers choices, but the API names none (they come from another product or from an app). */
  | 'noChoices'
  /** The field wants several people, an asset, an organization or another kind that has no answer as text. */
  | 'unknownKind';

/** A field of a request type, in the order in which the help portal asks. Hidden fields are left out. */
export type RequestField =
  | (FieldBase & { readonly kind: 'text'; readonly defaultText: string | undefined })
  | (FieldBase & { readonly kind: 'multiLine'; readonly defaultText: string | undefined })
  | (FieldBase & { readonly kind: 'number'; readonly defaultNumber?: number })
  /** `YYYY-MM-DD`. */
  | (FieldBase & { readonly kind: 'date'; readonly defaultDate?: string })
  /** In milliseconds since 1970-01-01T00:00:00Z. */
  | (FieldBase & { readonly kind: 'dateTime'; readonly defaultAtMs?: number })
  | (FieldBase & {
      readonly kind: 'singleChoice';
      readonly choices: readonly Choice[];
      readonly defaultChoiceId: string | undefined;
    })
  | (FieldBase & {
      readonly kind: 'multiChoice';
      readonly choices: readonly Choice[];
      readonly defaultChoiceIds: readonly string[];
    })
  | (FieldBase & {
      readonly kind: 'cascading';
      readonly choices: readonly CascadingChoice[];
      readonly defaultChoice?: { readonly choiceId: string; readonly childId?: string };
    })
  | (FieldBase & { readonly kind: 'labels'; readonly defaultLabels?: readonly string[] })
  | (FieldBase & { readonly kind: 'user' })
  | (FieldBase & { readonly kind: 'attachment' })
  | (FieldBase & { readonly kind: 'unsupported'; readonly reason: UnsupportedReason; readonly jiraType: string });

/** The answer to one field, by the field's kind. */
export type FieldAnswer =
  | { readonly kind: 'text' | 'multiLine'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** `isoDate` is `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly isoDate: string }
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  | { readonly kind: 'dateTime'; readonly atMs: number }
  | { readonly kind: 'singleChoice'; readonly choiceId: string }
  | { readonly kind: 'multiChoice'; readonly choiceIds: readonly string[] }
  | { readonly kind: 'cascading'; readonly choiceId: string; readonly childId: string | undefined }
  /** A label holds no spaces; Jira refuses one that does. */
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | { readonly kind: 'user'; readonly accountId: string }
  | { readonly kind: 'attachment'; readonly temporaryFileIds: readonly string[] };

/** Answers by field id. */
export type FieldAnswers = Readonly<Record<string, FieldAnswer>>;
