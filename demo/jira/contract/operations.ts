import type { Operation } from '../protocol.ts';
import { DESK_OPERATIONS } from './deskOperations.ts';
import { PLATFORM_OPERATIONS } from './platformOperations.ts';
import { REQUEST_ACTION_OPERATIONS } from './requestActionOperations.ts';
import { REQUEST_OPERATIONS } from './requestOperations.ts';

/** Every operation that the simulator knows. */
export const OPERATIONS: readonly Operation[] = [
  ...DESK_OPERATIONS,
  ...REQUEST_OPERATIONS,
  ...REQUEST_ACTION_OPERATIONS,
  ...PLATFORM_OPERATIONS,
];
