import { appendFileSync } from 'node:fs'
import type { Emulator } from '../emulator.js'
import type { Run } from '../evidence/replay.js'
import { printable } from '../journal/printable.js'
import { EXIT } from './exit.js'
import { complain } from './output.js'

/** Writes what went on while a command ran that failed, and says where it is; on GitHub also in the summary of the step. */
export async function keepEvidence(emulator: Emulator, folder: string, run: Run): Promise<void> {
  const tell = (sentence: string) => complain({ exitCode: EXIT.failed, sentence })
  try {
    const { files, replay, summary } = await emulator.evidence(folder, { all: true, run })
    tell(`what went on is in ${files.map(printable).join(', ')}`)
    tell(`to run it again: ${printable(replay)}`)
    const { GITHUB_STEP_SUMMARY: summaryFile } = process.env
    if (summaryFile) appendFileSync(summaryFile, summary)
  } catch (error) {
    // It must not hide why the command failed.
    tell(`--evidence: it cannot be written: ${printable((error as Error).message)}`)
  }
}
