import type { TurnContext } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';

/** A dialog's id with the types of what it is begun with and what it ends with. Both are plain JSON. */
export interface DialogRef<Options extends object, Result> {
  readonly id: string;
  /** Never there; it carries the types. */
  readonly types?: (options: Options) => Result;
}

export function dialogRef<Options extends object, Result>(id: string): DialogRef<Options, Result> {
  return { id };
}

/** One step's view of its dialog, typed. */
export interface Step<Options extends object, Result> {
  readonly context: TurnContext;
  /** What is going on, the innermost dialog last. */
  readonly stack: DialogContext['stack'];
  readonly options: Readonly<Options>;
  /** Begins another dialog; its result comes to the next step. */
  begin<O extends object, R>(child: DialogRef<O, R>, options: O): Promise<DialogTurnResult>;
  /** What the dialog begun in the step before ended with. */
  resultOf<O extends object, R>(child: DialogRef<O, R>): R;
  /** Goes to the next step as if `child` had been begun and had ended with `result`. */
  pass<O extends object, R>(child: DialogRef<O, R>, result: R): Promise<DialogTurnResult>;
  /** Begins this dialog anew, in place of itself. */
  restart(options: Options): Promise<DialogTurnResult>;
  end(result: Result): Promise<DialogTurnResult>;
  /** Ends this dialog and those it interrupted: somebody else has taken over. */
  endAll(): Promise<DialogTurnResult>;
}

export type StepFunction<Options extends object, Result> = (step: Step<Options, Result>) => Promise<DialogTurnResult>;

export function createWaterfall<Options extends object, Result>(
  ref: DialogRef<Options, Result>,
  steps: readonly StepFunction<Options, Result>[],
): WaterfallDialog<Options> {
  return new WaterfallDialog<Options>(
    ref.id,
    steps.map((run) => (context: WaterfallStepContext<Options>) => run(toStep(ref, context))),
  );
}

function toStep<Options extends object, Result>(
  ref: DialogRef<Options, Result>,
  step: WaterfallStepContext<Options>,
): Step<Options, Result> {
  return {
    context: step.context,
    stack: step.stack,
    options: step.options,
    begin: (child, options) => step.beginDialog(child.id, options),
    // The one place where the framework's untyped result gets its type back; begin and pass made sure of it.
    resultOf: () => step.result as never,
    pass: (_child, result) => step.next(result),
    restart: (options) => step.replaceDialog(ref.id, options),
    end: (result) => step.endDialog(result),
    endAll: () => step.cancelAllDialogs(),
  };
}
