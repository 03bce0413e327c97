import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import type { EditedArticle } from './collectionEdits.ts';
import { readArticle } from './collectionEdits.ts';

export interface ArticleDialogProps {
  readonly heading: string;
  /** The button that opens it. */
  readonly opener: ReactElement;
  readonly article: EditedArticle;
  /** The articles that stay beside it. */
  readonly others: readonly EditedArticle[];
  /** Answers false when it could not be saved; the dialog stays open then. */
  readonly onSave: (article: EditedArticle) => Promise<boolean>;
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Writes one article of a collection, new or changed. */
export function ArticleDialog({ heading, opener, ...rest }: ArticleDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => setIsOpen(open)}>
      <DialogTrigger disableButtonEnhancement>{opener}</DialogTrigger>
      <DialogSurface>
        <ArticleForm heading={heading} {...rest} onSaved={() => setIsOpen(false)} />
      </DialogSurface>
    </Dialog>
  );
}

type ArticleFormProps = Omit<ArticleDialogProps, 'opener'> & { readonly onSaved: () => void };

function ArticleForm({ heading, article, others, onSave, onSaved }: ArticleFormProps) {
  const styles = useStyles();
  const [written, setWritten] = useState(article);
  const [showsProblems, setShowsProblems] = useState(false);
  const read = readArticle(written, others);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setShowsProblems(true);
    if (read.ok) void onSave(read.article).then((isSaved) => isSaved && onSaved());
  };
  const fieldFor = (name: keyof EditedArticle) => {
    const problem = showsProblems && !read.ok ? read.problems[name] : undefined;
    return problem === undefined ? {} : ({ validationState: 'error', validationMessage: problem } as const);
  };
  const write =
    (name: keyof EditedArticle) =>
    (_event: unknown, { value }: { readonly value: string }) =>
      setWritten((before) => ({ ...before, [name]: value }));

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <DialogTitle>{heading}</DialogTitle>
        <DialogContent className={styles.fields}>
          <Field label="Title" hint="Stands on the button that opens it." {...fieldFor('title')}>
            <Input value={written.title} onChange={write('title')} />
          </Field>
          <Field label="Text" hint="A sentence or two on what the page helps with." {...fieldFor('excerpt')}>
            <Textarea value={written.excerpt} onChange={write('excerpt')} />
          </Field>
          <Field label="Link" {...fieldFor('url')}>
            <Input type="url" value={written.url} onChange={write('url')} />
          </Field>
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button type="submit" appearance="primary">
            Save
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
