import assert from 'node:assert/strict';
import type { OwnedRequest, RequestForm, RequestParts, ServiceDesk } from '../../jira/ports.ts';
import type { FieldAnswer, FieldAnswers, RequestField } from '../../jira/requestForm.ts';

/** A site, live or simulated, and whom to act for. */
export interface SmokeSetting {
  readonly desk: ServiceDesk;
  /** Address of a customer of the desk, in whose name a request is created. */
  readonly customerEmail: string;
  /** The type of that request; the first one that can be filled when absent. */
  readonly requestTypeId?: string | undefined;
  /** Different in every run. */
  readonly runId: string;
  /** Waits before the site's search is asked again. */
  readonly wait: (ms: number) => Promise<void>;
}

/** What the steps hand on. */
interface SmokeRun extends SmokeSetting {
  serviceAccountId?: string;
  accountId?: string;
  form?: RequestForm;
  key?: string;
}

/** One thing that has to work; `run` rejects where it does not. */
export interface SmokeStep {
  readonly title: string;
  readonly run: (run: SmokeRun) => Promise<void>;
}

const file = { filename: 'smoke.txt', contentType: 'text/plain', content: new TextEncoder().encode('smoke') };

function known<T>(value: T | undefined, what: string): T {
  assert.ok(value !== undefined, `An earlier step has found no ${what}.`);
  return value;
}

function ownedOf(run: SmokeRun): OwnedRequest {
  return { key: known(run.key, 'request'), accountId: known(run.accountId, 'customer') };
}

function answerOf(field: RequestField, text: string): FieldAnswer | undefined {
  switch (field.kind) {
    case 'text':
    case 'multiLine':
      return { kind: field.kind, text };
    case 'number':
      return { kind: 'number', number: 1 };
    case 'singleChoice':
      return field.choices[0] && { kind: 'singleChoice', choiceId: field.choices[0].id };
    default:
      return undefined;
  }
}

/** Answers to all required fields, or nothing where one of them is of a kind that is not tried here. */
function fill({ fields }: RequestForm, text: string): FieldAnswers | undefined {
  const required = fields.filter((field) => field.required);
  const answers = required.map((field) => [field.fieldId, answerOf(field, text)] as const);
  const given = answers.flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer] as const]));
  return given.length === required.length ? Object.fromEntries(given) : undefined;
}

async function findFillableForm({ desk, requestTypeId }: SmokeRun): Promise<RequestForm | undefined> {
  const groups = requestTypeId === undefined ? await desk.findRequestTypes() : [];
  const ids =
    requestTypeId === undefined ? groups.flatMap((group) => group.requestTypes.map(({ id }) => id)) : [requestTypeId];
  for (const id of ids) {
    const result = await desk.findRequestForm(id);
    if (result.kind === 'found' && fill(result.form, 'x') !== undefined) return result.form;
  }
  return undefined;
}

/** Jira's search knows new requests after some seconds. */
async function eventually(run: SmokeRun, isTrue: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    if (await isTrue()) return;
    await run.wait(3000);
  }
  assert.fail(what);
}

async function createOnce(run: SmokeRun): Promise<string> {
  const form = known(run.form, 'request type');
  const answers = known(fill(form, `Koji smoke test ${run.runId}`), 'answers');
  const draft = { requestTypeId: form.requestType.id, accountId: known(run.accountId, 'customer'), answers };
  const result = await run.desk.createRequest({ draft, conversationId: run.runId });
  assert.ok(result.kind === 'created' || result.kind === 'existed', `the answer was ${result.kind}`);
  run.key = result.key;
  return result.kind;
}

async function readPart<Part extends keyof RequestParts>(run: SmokeRun, part: Part): Promise<RequestParts[Part]> {
  const found = await run.desk.findRequest(ownedOf(run));
  assert.equal(found.kind, 'found');
  return found.read(part);
}

async function publicTexts(run: SmokeRun): Promise<readonly string[]> {
  return (await readPart(run, 'comments')).map(({ text }) => text);
}

const READING: readonly SmokeStep[] = [
  {
    title: 'the service account is known',
    async run(run) {
      run.serviceAccountId = (await run.desk.probe()).accountId;
    },
  },
  {
    title: 'the customer is found by address',
    async run(run) {
      const result = await run.desk.findAccount({ email: run.customerEmail });
      assert.equal(result.kind, 'one');
      run.accountId = result.account.accountId;
    },
  },
  {
    title: 'a request type can be filled, on behalf of customers',
    async run(run) {
      run.form = known(await findFillableForm(run), 'request type with plain fields only');
      assert.ok(run.form.canCreateOnBehalf);
    },
  },
  {
    title: 'the knowledge base can be searched',
    async run({ desk }) {
      assert.ok(Array.isArray(await desk.searchArticles('password', 3)));
    },
  },
];

const CREATING: readonly SmokeStep[] = [
  {
    title: 'a request is created once for a conversation',
    async run(run) {
      assert.equal(await createOnce(run), 'created');
      assert.equal(await createOnce(run), 'existed');
    },
  },
  {
    title: 'it is the request of its customer and of nobody else',
    async run(run) {
      const owned = ownedOf(run);
      assert.equal((await run.desk.findRequest(owned)).kind, 'found');
      const accountId = known(run.serviceAccountId, 'service account');
      assert.equal((await run.desk.findRequest({ ...owned, accountId })).kind, 'notFound');
    },
  },
  {
    title: 'it is listed among the open ones',
    async run(run) {
      const { key, accountId } = ownedOf(run);
      const isListed = async (): Promise<boolean> => {
        const { requests } = await run.desk.listRequests({ accountId, status: 'open', limit: 20 });
        return requests.some((request) => request.key === key);
      };
      await eventually(run, isListed, 'the search has not found it');
    },
  },
];

const WRITING: readonly SmokeStep[] = [
  {
    title: 'a public comment comes back as it was written',
    async run(run) {
      const text = 'A [comment] with *markup* of no meaning';
      assert.equal((await run.desk.addComment(ownedOf(run), { text })).kind, 'added');
      assert.ok((await publicTexts(run)).includes(text));
    },
  },
  {
    title: 'a file is attached with a comment',
    async run(run) {
      const upload = await run.desk.uploadTemporaryFile(file);
      assert.equal(upload.kind, 'uploaded');
      const comment = { text: 'The file', temporaryFileIds: [upload.temporaryFileId] };
      assert.equal((await run.desk.addComment(ownedOf(run), comment)).kind, 'added');
      assert.ok((await readPart(run, 'files')).some(({ filename }) => filename === file.filename));
    },
  },
  {
    title: 'notes and files for agents stay hidden',
    async run(run) {
      const { key } = ownedOf(run);
      const before = await publicTexts(run);
      assert.equal((await run.desk.addPrivateNote(key, { text: 'A note' })).kind, 'added');
      assert.equal((await run.desk.addPrivateNote(key, { text: 'A transcript', file })).kind, 'added');
      assert.deepEqual(await publicTexts(run), before);
    },
  },
  {
    title: 'fields, service levels and approvals can be read',
    async run(run) {
      const lists = await Promise.all([
        readPart(run, 'fields'),
        readPart(run, 'serviceLevels'),
        readPart(run, 'approvals'),
        run.desk.listPendingApprovals(ownedOf(run).accountId, 5),
      ]);
      assert.ok(lists.every((list) => Array.isArray(list)));
    },
  },
  {
    title: 'the first transition that is offered can be performed',
    async run(run) {
      const owned = ownedOf(run);
      const [first] = known(await readPart(run, 'transitions'), 'transitions');
      if (first === undefined) return;
      assert.equal((await run.desk.performTransition(owned, first.id, 'The smoke test is over')).kind, 'changed');
    },
  },
  {
    title: 'feedback is taken, or kept for the portal',
    async run(run) {
      const owned = ownedOf(run);
      assert.notEqual((await readPart(run, 'feedback')).kind, 'reporterOnly');
      const { kind } = await run.desk.giveFeedback(owned, { rating: 5, comment: '' });
      assert.ok(kind === 'given' || kind === 'portalOnly' || kind === 'refused', `the answer was ${kind}`);
    },
  },
];

export const SMOKE_STEPS: readonly SmokeStep[] = [...READING, ...CREATING, ...WRITING];

/** How one step ended; `error` is absent where all was well. */
export interface SmokeOutcome {
  readonly title: string;
  readonly error?: unknown;
}

/** Runs every step, also after one has failed, and tells of each as it ends. */
export async function runSmokeSteps(setting: SmokeSetting, tell: (outcome: SmokeOutcome) => void): Promise<boolean> {
  const run: SmokeRun = { ...setting };
  let isWell = true;
  for (const { title, run: step } of SMOKE_STEPS) {
    try {
      await step(run);
      tell({ title });
    } catch (error) {
      isWell = false;
      tell({ title, error });
    }
  }
  return isWell;
}
