import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a page, each read from disk when it is first asked for. */
export class StaticFiles {
  readonly #folder: string
  readonly #read = new Map<string, string>()

  /** @param folder below `src`, or below `dist` where it is bundled; scripts/pages.js copies it there. */
  constructor(folder: string) {
    this.#folder = join(import.meta.dirname, '..', folder)
  }

  text(name: string): string {
    const text = this.#read.get(name) ?? readFileSync(join(this.#folder, name), 'utf8')
    this.#read.set(name, text)
    return text
  }
}
