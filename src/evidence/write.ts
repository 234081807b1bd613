import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceTexts, Run } from './texts.js'

/** What `emulator.evidence()` takes. */
export interface EvidenceOptions {
  /** What failed, such as the name of a test: it has a folder of its own. Default: the folder itself. */
  title?: string
  /** Of all locations. Default: of this one. */
  all?: boolean
  /** The command that was run, as `exec` tells it. */
  run?: Run
}

/** The evidence of a failure, once it is written. */
export interface Evidence {
  folder: string
  /** The paths of the page, and of the same as JSON and HAR. */
  files: string[]
  /** The line that runs the same again. */
  replay: string
  /** Markdown, such as for the summary of a step on GitHub. */
  summary: string
}

/** Writes the files of it into a folder, in place of those that are there. */
export function writeEvidence(folder: string, { name, html, json, har, summary, replay }: EvidenceTexts): Evidence {
  // It may come from elsewhere.
  if (!/^[\w-]*$/.test(name)) throw new Error(`what answers is no emulator: it names a folder ${JSON.stringify(name)}`)
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  const files = Object.entries({ html, json, har }).map(([kind, text]) => {
    const file = join(own, `evidence.${kind}`)
    writeFileSync(file, text)
    return file
  })
  return { folder: own, files, replay, summary }
}
