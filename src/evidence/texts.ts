/** The command that an emulator was run for. */
export interface Run {
  command: string[]
  exitCode: number
  /** Whether it was run with `exec --intercept`. */
  intercept?: boolean
}

/** The evidence of a failure, as texts: who asked for it writes the files. */
export interface EvidenceTexts {
  /** The name of a folder for it; empty without a title. */
  name: string
  html: string
  json: string
  har: string
  /** Markdown. */
  summary: string
  /** The line that runs the same again. */
  replay: string
}
