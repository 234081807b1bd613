import { OptionError } from '../options/options.js'
import type { Exploration } from './exploration.js'
import { htmlOf } from './report-html.js'
import { junitOf } from './report-junit.js'

const WRITERS: Record<string, (exploration: Exploration) => string> = {
  html: htmlOf,
  json: (exploration) => `${JSON.stringify(exploration, null, 2)}\n`,
  xml: junitOf
}

/**
 * What writes a report, by the end of the name of its file.
 * @throws OptionError for another end
 */
export function reporterOf(file: string): (exploration: Exploration) => string {
  const writer = WRITERS[/\.(html|json|xml)$/.exec(file)?.[1] ?? '']
  if (writer) return writer
  throw new OptionError(`--report "${file}": give a file name that ends in .html, .json or .xml`)
}
