// Runs files that need no process of their own in one: to start another one takes longer than most of them.
import { readdirSync } from 'node:fs'
import { sep } from 'node:path'

const HERE = new URL('.', import.meta.url)
// The first is said in .taprc, the second by the command that runs it.
const ELSEWHERE = [/^(cli\/main|cli\/code-cache|cli\/explore|cli\/logs|cli\/migrate-check|intercept\/divert)\.test\.js$/, /^system\//]

/** Runs the tests of version 1, or those of all else. The runner takes files by name; those that take longest are to begin first. */
export async function together(half: 'v1' | 'rest'): Promise<void> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'))
  for (const file of files.sort()) {
    const isMine = file.startsWith('v1/') === (half === 'v1')
    if (file.endsWith('.test.js') && isMine && !ELSEWHERE.some((elsewhere) => elsewhere.test(file))) await import(new URL(file, HERE).href)
  }
}
