import { ControlError } from './errors.js'
import type { Scope } from './scope.js'

/** The error of a call that would need an exchange which is gone. */
export function droppedSince(since: number, { dropped, whyDropped }: Scope): ControlError {
  return new ControlError(
    410,
    'dropped',
    `exchanges #${since + 1} to #${dropped} are gone from the journal: ${whyDropped}, or ask with since: ${dropped}`
  )
}

/** What may have been looked for, and is not here: lines of a message. */
export function elsewhereLines(scope: Scope): string {
  const elsewhere = scope.withoutKey > 0 ? `\n  ${scope.withoutKey} more came without an accepted key; calls without a key show them` : ''
  return elsewhere + letGoLine(scope)
}

/** Says so where what was here is gone: a line of a message. */
export function letGoLine({ letGo }: Scope): string {
  return letGo ? `\n  ${letGo}` : ''
}
