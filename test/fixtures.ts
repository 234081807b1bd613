import { readFileSync } from 'node:fs'

/** A file of `fixtures/`, as text. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')
}
