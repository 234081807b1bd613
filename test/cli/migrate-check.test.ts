import t from 'tap'
import { migrateCheckHelp } from '../../src/cli/migrate-check-help.js'
import { OF_REQUESTS } from '../../src/migrate/differences.js'
import type { Migration } from '../../src/migrate/migration.js'
import { command } from '../command.js'
import { CALL } from '../programs.js'

const EVERY_TRAP = new URL('../migrate/every-trap.js', import.meta.url).pathname
const check = (run: string[], flags: string[] = []) => command(['migrate-check', ...flags, '--', ...run])

t.test('every trap is found in a program that falls into each, with exit code 9', async (t) => {
  const { code, stdout, stderr } = await check([process.execPath, EVERY_TRAP], ['--fidelity', 'observed', '--json'])
  t.equal(code, 9, stderr)
  t.equal(stderr, 'all is said\n', 'what the program writes is no part of the report')
  const { requests, everywhere, isWhole, notes }: Migration = JSON.parse(stdout)
  t.same([isWhole, notes, everywhere.length], [false, [], 5])
  const found = new Set(requests.flatMap(({ differences }) => differences.map(({ kind }) => kind)))
  // As the pages have it, v1 keeps these as they are sent, and makes a second contact.
  const documented = ['second-contact', 'tags-lower-case', 'phone']
  t.same(
    Object.keys(OF_REQUESTS).filter((kind) => !found.has(kind)),
    documented
  )
  const byPages: Migration = JSON.parse((await check([process.execPath, EVERY_TRAP], ['--json'])).stdout)
  const foundByPages = byPages.requests.flatMap(({ differences }) => differences.map(({ kind }) => kind))
  t.same(
    documented.filter((kind) => !foundByPages.includes(kind)),
    []
  )
  t.same([...new Set(requests.map(({ verdict }) => verdict))].sort(), ['changes', 'no-counterpart', 'refused', 'same'])
})

t.test('the report is a text to read', async (t) => {
  const { stdout } = await check([process.execPath, EVERY_TRAP], [])
  t.match(stdout, '#2  refused  POST /go-high-level/v1/contacts')
  t.match(stdout, /\n\d+ requests of version 1: \d+ refused by version 2 as sent, .* Of \d+ something else would be stored\.\n$/)
})

t.test('what is of version 2 already passes with exit code 0', async (t) => {
  const { code, stdout } = await check([
    process.execPath,
    '-e',
    `${CALL}; call('', { base: process.env.GHL_EMULATOR_URL, path: '/contacts/x', headers: { version: '2021-07-28' } })`
  ])
  t.same([code, stdout], [0, 'All that came is of version 2 already: 1 request.\n'])
})

t.test('a command that fails ends it with its own exit code, and one that sends nothing with 1', async (t) => {
  const failing = await check([process.execPath, '-e', `${CALL}; call().then(() => process.exit(3))`])
  t.equal(failing.code, 3)
  t.match(failing.stdout, '#1  refused  GET /go-high-level/v1/contacts')
  const { code, stderr } = await check(['true'])
  t.same([code, stderr], [1, 'go-high-level-emulator: no request of "true" came; is GHL_BASE_URL its base address?\n'])
  const missing = await check(['no-such-command'])
  t.equal(missing.code, 127)
  t.match(missing.stderr, '"no-such-command" cannot be run')
})

t.test('a program with the host in its source is intercepted, or is told that it was not', async (t) => {
  const script = `${CALL}; call('{"email":"a@b.c"}', { base: 'https://rest.gohighlevel.com/v1' })`
  const { code, stdout, stderr } = await check([process.execPath, '-e', script], ['--intercept'])
  t.equal(code, 9, stderr)
  t.match(stdout, '#1  refused  POST /v1/contacts  a@b.c')
  t.equal((await check(['true'], ['--intercept'])).code, 6)
})

t.test('its help names its options and exit codes, and fits on one screen', async (t) => {
  const { code, stdout } = await check([], ['--help'])
  t.same([code, stdout], [0, `${migrateCheckHelp()}\n`])
  for (const word of ['--json', '--intercept', '--intercept-only', '; 9 where']) t.match(stdout, word)
  const lines = stdout.split('\n')
  t.ok(lines.length <= 44)
  for (const line of lines) t.ok(line.length <= 115, line)
})
