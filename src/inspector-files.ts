import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// In the bundle this is the folder of the bundle; scripts/build.js sees to that.
const FOLDER = join(import.meta.dirname, 'inspector')

/** The files of the inspector, each read from disk when it is first asked for. */
export class InspectorFiles {
  readonly #read = new Map<string, Promise<string>>()

  text(name: string): Promise<string> {
    const text = this.#read.get(name) ?? readFile(join(FOLDER, name), 'utf8')
    this.#read.set(name, text)
    return text
  }
}
