import { CALENDAR_OPERATIONS } from './calendar-operations.js'
import { CONTROL_OPERATIONS } from './control-operations.js'
import { MIGRATION_OPERATIONS } from './migration-operations.js'
import type { Operation } from './operation.js'
import { PAGE_OPERATIONS } from './page-operations.js'
import { SUBMISSION_OPERATIONS } from './submission-operations.js'
import { V1_OPERATIONS } from './v1-operations.js'

/** Every route, by method and path. */
export const OPERATIONS: Record<string, Operation> = {
  ...V1_OPERATIONS,
  ...SUBMISSION_OPERATIONS,
  ...CALENDAR_OPERATIONS,
  ...CONTROL_OPERATIONS,
  ...MIGRATION_OPERATIONS,
  ...PAGE_OPERATIONS
}
