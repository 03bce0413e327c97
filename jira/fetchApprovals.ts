import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { dateSchema, userSchema } from './decode.ts';
import { isUnseen } from './isUnseen.ts';
import { collectPages } from './pages.ts';

const approvalSchema = z.object({
  id: z.string().regex(/^\d{1,15}$/),
  name: z.string().default(''),
  finalDecision: z.string(),
  canAnswerApproval: z.boolean().default(false),
  createdDate: dateSchema,
  approvers: z.array(z.object({ approver: userSchema, approverDecision: z.string() })).default([]),
});
export type JiraApproval = z.infer<typeof approvalSchema>;

/** Every approval of a request, whoever asks: for those who have checked the key. */
export async function fetchApprovals({ api }: JiraAccess, key: string): Promise<readonly JiraApproval[]> {
  try {
    return await collectPages(approvalSchema, 'the approvals of a request', (range) =>
      api.request.getApprovals({ issueIdOrKey: key, ...range }),
    );
  } catch (error) {
    if (isUnseen(error)) return [];
    throw error;
  }
}

/** Whether the approval is open and waits for a decision of this account, too. */
export function waitsFor({ finalDecision, approvers }: JiraApproval, accountId: string): boolean {
  if (finalDecision !== 'pending') return false;
  return approvers.some((each) => each.approver.accountId === accountId && each.approverDecision === 'pending');
}
