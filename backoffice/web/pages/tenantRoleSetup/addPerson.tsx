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
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { invite } from '../../api/backofficeApi.ts';
import type { Notice } from '../../parts/notice.tsx';

export interface AddPersonProps {
  readonly tell: (notice: Notice) => void;
  readonly onAdded: () => Promise<unknown>;
}

/** Adds somebody by e-mail, so that a role can wait for them; they take it over when they sign in. */
export function AddPerson({ tell, onAdded }: AddPersonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const added = async (email: string): Promise<void> => {
    setIsOpen(false);
    await onAdded();
    tell({ intent: 'success', text: `Added: ${email}. Set the role now, and it is theirs when they sign in.` });
  };
  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => setIsOpen(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>Add a person</Button>
      </DialogTrigger>
      <DialogSurface>
        <AddPersonForm onAdded={added} />
      </DialogSurface>
    </Dialog>
  );
}

function AddPersonForm({ onAdded }: { readonly onAdded: (email: string) => Promise<void> }) {
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);

  const add = async (): Promise<void> => {
    setIsSaving(true);
    const result = await invite(email.trim());
    setIsSaving(false);
    if (result.ok) await onAdded(email.trim());
    else setProblem(result.refusal.message);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <DialogTitle>Add a person</DialogTitle>
        <DialogContent>
          <Field
            label="E-mail address"
            hint="The address of the account they will sign in with."
            {...(problem === undefined ? {} : { validationState: 'error', validationMessage: problem })}
          >
            <Input type="email" value={email} onChange={(_event, { value }) => setEmail(value)} />
          </Field>
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button type="submit" appearance="primary" disabled={isSaving || email.trim() === ''}>
            Add
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
