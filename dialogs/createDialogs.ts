import type { Dialog } from 'botbuilder-dialogs';
import { createAccountDialog } from './people/accountDialog.ts';
import { createAgentCommandDialog } from './agentCommandDialog.ts';
import { createCollectionDialog } from './knowledge/collectionDialog.ts';
import { CreateRequestDialog } from './forms/createRequestDialog.ts';
import { createHumanDialog } from './humans/humanDialog.ts';
import { createKnowledgeDialog } from './knowledge/knowledgeDialog.ts';
import type { DialogPorts } from './ports.ts';
import { QuestionDialog } from './questionDialog.ts';
import { createQuickAnswerDialog, createQuickAnswersDialog } from './knowledge/quickAnswerDialogs.ts';
import { createAnswerApprovalDialog } from './requests/answerApprovalDialog.ts';
import { createChangeStatusDialog } from './requests/changeStatusDialog.ts';
import { createCommentDialog } from './requests/commentDialog.ts';
import { createFindRequestDialog } from './requests/findRequestDialog.ts';
import { createMyRequestsDialog } from './requests/myRequestsDialog.ts';
import { createRateDialog } from './requests/rateDialog.ts';
import { createReplyDialog } from './requests/replyDialog.ts';
import { createShareDialog } from './requests/shareDialog.ts';
import { createShowRequestDialog } from './requests/showRequestDialog.ts';
import { SignInDialog } from './people/signInDialog.ts';

/** Every dialog that can be begun within the root, by the id that it has in `DIALOGS`. */
export function createDialogs(ports: DialogPorts): readonly Dialog[] {
  return [
    createQuickAnswersDialog(),
    createQuickAnswerDialog(ports),
    createKnowledgeDialog(ports),
    createCollectionDialog(ports),
    new CreateRequestDialog(ports),
    createMyRequestsDialog(ports),
    createFindRequestDialog(ports),
    createShowRequestDialog(ports),
    createCommentDialog(ports),
    createReplyDialog(ports),
    createChangeStatusDialog(ports),
    createAnswerApprovalDialog(ports),
    createShareDialog(ports),
    createRateDialog(ports),
    new SignInDialog(ports),
    createAccountDialog(),
    createHumanDialog(ports),
    createAgentCommandDialog(ports),
    new QuestionDialog(ports.clock),
  ];
}
