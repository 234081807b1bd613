// Runs files that need no process of their own in one: to start another one takes longer than most of them.
import { readdirSync } from 'node:fs'
import { sep } from 'node:path'

const HERE = new URL('.', import.meta.url)
// The first is said in .taprc, the second by the command that runs it.
const ELSEWHERE = [/^(cli\/(main|code-cache|explore|logs|migrate-check)|explore\/explore|intercept\/divert)\.test\.js$/, /^system\//]
const FOLDERS = ['control', 'migrate', 'v1', 'v2']

/** Runs the tests in these of the folders that take longest, or in none of them. */
export async function together(...folders: string[]): Promise<void> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'))
  for (const file of files.sort()) {
    const folder = FOLDERS.filter((name) => file.startsWith(`${name}/`))
    const isMine = folders.length === 0 ? folder.length === 0 : folder.some((name) => folders.includes(name))
    if (file.endsWith('.test.js') && isMine && !ELSEWHERE.some((elsewhere) => elsewhere.test(file))) await import(new URL(file, HERE).href)
  }
}
