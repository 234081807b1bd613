import t from 'tap'
import { arrivedIn, cameAfter } from '../../src/frameworks/messages.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

t.test('what arrived is told in a line each, with the reasons below it and without a key', async (t) => {
  await using emulator = await startEmulator({ apiKeys: ['test-canary-*'] })
  const location = emulator.location('test-canary-1')
  await post(location, { firstName: 'John' })
  await location.fail({ status: 500 })
  await fetch(`${location.baseUrl}/contacts/?key=${location.apiKey}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${location.apiKey}` },
    body: '{"email":"test-canary-1@deo.com"}'
  })

  const told = arrivedIn('a lead\u001b[2J', await location.requests())

  const [head, refused, why, faulted, fault] = told.split('\n')
  t.equal(head, 'What arrived in "a lead\\x1b[2J":')
  t.match(refused, /^ {2}\d\d:\d\d:\d\d\.\d{3} {2}Refused +422 {2}POST \/go-high-level\/v1\/contacts {2}John {2}[\d.]+ ms$/)
  t.match(why, /^ {16}↳ neither email nor phone/)
  t.match(faulted, /Faulted: status 500 {2}500 {2}POST/)
  t.match(fault, 'by the armed fault {"status":500')
  t.notMatch(told, 'test-canary-1')
})

t.test('that nothing arrived is told', async (t) => {
  t.equal(arrivedIn('a lead', []), 'What arrived in "a lead": nothing')
})

t.test('of many exchanges the newest 20 are told, and how many came earlier', async (t) => {
  await using emulator = await startEmulator()
  for (let number = 1; number <= 22; number++) await post(emulator, { email: `${number}@deo.com` })
  const lines = arrivedIn('much', await emulator.requests()).split('\n')
  t.equal(lines.length, 22)
  t.equal(lines[1], '  2 earlier ones')
  t.match(lines[2], ' 3@deo.com ')
  t.match(lines[21], ' 22@deo.com ')
})

t.test('what came after the end of a test is told with its name and how many', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'john@deo.com' })
  const exchanges = await emulator.requests()
  t.match(cameAfter('test_x', exchanges), /^1 request came after the end of "test_x"; .+:\n.+ john@deo\.com /)
  const three = [...exchanges, ...exchanges, ...exchanges]
  t.match(cameAfter('test_x', three), /^3 requests came after the end of "test_x"; .+(\n.+){3}$/)
})
