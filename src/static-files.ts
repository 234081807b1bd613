import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a page, each read from disk when it is first asked for. */
export class StaticFiles {
  readonly #folder: string
  readonly #read = new Map<string, string>()

  /** @param folder beside this file, or in the bundle beside that; scripts/pages.js sees to it. */
  constructor(folder: string) {
    this.#folder = join(import.meta.dirname, folder)
  }

  text(name: string): string {
    const text = this.#read.get(name) ?? readFileSync(join(this.#folder, name), 'utf8')
    this.#read.set(name, text)
    return text
  }
}
