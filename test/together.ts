// Runs the files that need no process of their own in one: to start another one takes longer than most of them.
import { readdirSync } from 'node:fs'
import { sep } from 'node:path'

const HERE = new URL('.', import.meta.url)
// The first is said in .taprc, the second by the command that runs it.
const ELSEWHERE = [/^(cli\/main|cli\/code-cache|cli\/logs|intercept\/divert)\.test\.js$/, /^system\//]

const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'))
for (const file of files.sort()) {
  if (file.endsWith('.test.js') && !ELSEWHERE.some((elsewhere) => elsewhere.test(file))) await import(new URL(file, HERE).href)
}
