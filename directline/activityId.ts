const DIGITS = 7;

/** `conversation|0000001`, the form that Azure's Direct Line gives to the activities of a stream. */
export function activityId(conversationId: string, number: number): string {
  return `${conversationId}|${String(number).padStart(DIGITS, '0')}`;
}

/** The number inside an activity id of this conversation; undefined for every other id. */
export function activityNumber(conversationId: string, id: string): number | undefined {
  const digits = id.startsWith(`${conversationId}|`) ? id.slice(conversationId.length + 1) : '';
  return /^\d{7,15}$/.test(digits) ? Number(digits) : undefined;
}
