import { appendFileSync } from 'node:fs'
import type { Evidence } from '../evidence/write.js'
import { printable } from '../journal/printable.js'

/**
 * Writes what went on while a command ran that failed, and tells where it is; on GitHub also in the summary of the step.
 * @param tell takes a sentence
 */
export async function keepEvidence(write: () => Promise<Evidence>, tell: (sentence: string) => void): Promise<void> {
  try {
    const { files, replay, summary } = await write()
    tell(`what went on is in ${files.map(printable).join(', ')}`)
    tell(`to run it again: ${printable(replay)}`)
    const { GITHUB_STEP_SUMMARY: summaryFile } = process.env
    if (summaryFile) appendFileSync(summaryFile, summary)
  } catch (error) {
    // It must not hide why the command failed.
    tell(`--evidence: it cannot be written: ${printable((error as Error).message)}`)
  }
}
