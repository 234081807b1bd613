/** Every key that is sent has this in it, so that one that shows is seen wherever it shows. */
export const SECRET = 'C4nary'

/** That, or a token of OAuth that the emulator gave: the claims of each begin so. */
export const SHOWN_KEY = new RegExp(`${SECRET}|eyJhdXRoQ2xhc3Mi`)

/**
 * In bytes. In an hour some 15 MiB of code are loaded and compiled, and 4 MiB of exchanges may wait to be counted for the
 * coverage; what leaks grows past this all the same.
 */
export const MOST_HEAP_KEPT = 32 * 2 ** 20
/** Of processor time, for one request: twice what is promised, for the machine has other work, and the code is compiled while it runs. */
export const MOST_MS = 1000
const LONGEST_SHOWN = 300

/** One thing that was sent, and what came of it. */
export interface Seen {
  /** What was sent, in a few words. */
  sent: string
  /** The statuses that may come, beside those of faults that were armed. */
  allowed: readonly number[]
  /** Those that came; none where the connection was cut. */
  statuses: readonly number[]
  /** All that came. */
  text: string
  /** Nothing more came, and the connection stayed open. */
  hangs: boolean
  /** The processor time it took, in milliseconds; of several that were sent at once the mean. */
  ms: number
  /** What was sent to be kept may come back in what it answers, a key in it too. */
  mayHoldKey: boolean
}

/** What is known of an emulator after something was sent to it. */
export interface Evidence {
  seen: readonly Seen[]
  /** The statuses of the faults that were armed meanwhile. */
  armed: readonly number[]
  /** What it wrote to stderr. */
  log: string
  /** How its process ended; undefined where it lives. */
  ended: string | undefined
  /** By how many bytes its heap is larger than before, after a reset; where that was measured. */
  heapKept?: number
}

/** What is wrong with it, a sentence each; none where nothing is. */
export function judge({ seen, armed, log, ended, heapKept = 0 }: Evidence): string[] {
  const wrong = seen.flatMap(({ sent, allowed, statuses, text, hangs, ms, mayHoldKey }) => {
    const strange = statuses.filter((status) => !allowed.includes(status) && !armed.includes(status))
    return [
      ...strange.map((status) => `${sent} was answered ${status}: ${excerpt(text, /HTTP\//)}`),
      ...(hangs ? [`${sent} got no whole answer, and the connection stayed open`] : []),
      ...(ms > MOST_MS ? [`${sent} took ${ms.toFixed(0)} ms of processor time`] : []),
      ...(!mayHoldKey && SHOWN_KEY.test(text) ? [`${sent} was answered with a key: ${excerpt(text, SHOWN_KEY)}`] : [])
    ]
  })
  // A key may stand at the end of a line that is folded.
  const unfolded = log.replace(/\n +/g, '')
  if (SHOWN_KEY.test(unfolded)) wrong.push(`a key is in the log: ${excerpt(unfolded, SHOWN_KEY)}`)
  if (/A bug of the emulator|Unhandled|Warning:/.test(log)) wrong.push(`it says so itself: ${log}`)
  if (ended !== undefined) wrong.push(`the process ended: ${ended}; ${log}`)
  if (heapKept > MOST_HEAP_KEPT) wrong.push(`after a reset the heap is ${(heapKept / 2 ** 20).toFixed(1)} MiB larger than before`)
  return wrong
}

function excerpt(text: string, about: RegExp): string {
  const start = Math.max(0, text.search(about) - LONGEST_SHOWN / 2)
  return JSON.stringify(text.slice(start, start + LONGEST_SHOWN))
}
