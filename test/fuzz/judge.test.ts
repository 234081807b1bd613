import t from 'tap'
import { type Evidence, judge, SECRET, type Seen } from './judge.js'

const good: Seen = {
  ...{ sent: 'GET /v1/tags', allowed: [200, 401], statuses: [200], text: 'HTTP/1.1 200 OK', hangs: false, ms: 1, mayHoldKey: false }
}
const fine: Evidence = { seen: [good], armed: [], log: '', ended: undefined }
const afterSeeing = (seen: Partial<Seen>, evidence: Partial<Evidence> = {}) => judge({ ...fine, ...evidence, seen: [{ ...good, ...seen }] })

t.test('the fuzzer finds nothing wrong with a documented answer, or a connection that is cut', async (t) => {
  t.same(judge(fine), [])
  t.same(afterSeeing({ statuses: [] }), [])
})

t.test('the fuzzer fails at a status that the document does not have, unless a fault was armed with it', async (t) => {
  t.match(afterSeeing({ statuses: [500], text: 'HTTP/1.1 500' }), [/^GET \/v1\/tags was answered 500: "HTTP\/1.1 500"/])
  t.equal(afterSeeing({ statuses: [404] }).length, 1)
  t.same(afterSeeing({ statuses: [500] }, { armed: [500] }), [])
})

t.test('the fuzzer fails at a key in an answer or in the log', async (t) => {
  t.match(afterSeeing({ text: `x${SECRET}y` }), [/with a key/])
  t.same(afterSeeing({ text: SECRET, mayHoldKey: true }), [])
  t.match(judge({ ...fine, log: `POST /v1/contacts?q=${SECRET}` }), [/a key is in the log/])
  t.match(
    judge({ ...fine, log: `POST ${SECRET.slice(0, 3)}\n    ${SECRET.slice(3)}` }),
    [/a key is in the log/],
    'also where a line is folded'
  )
})

t.test('the fuzzer fails at a process that ended, an answer that does not come, and a bug that was logged', async (t) => {
  t.match(judge({ ...fine, ended: 'exit code 1' }), [/the process ended: exit code 1/])
  t.match(afterSeeing({ hangs: true }), [/stayed open/])
  t.match(judge({ ...fine, log: 'A bug of the emulator; please report it' }), [/it says so itself/])
})

t.test('the fuzzer fails at a request that takes long', async (t) => {
  t.same(afterSeeing({ ms: 1000 }), [])
  t.match(afterSeeing({ ms: 1001 }), [/^GET \/v1\/tags took 1001 ms of processor time/])
})

t.test('the fuzzer fails at a heap that stays large after a reset', async (t) => {
  t.same(judge({ ...fine, heapKept: 2 ** 20 }), [])
  t.match(judge({ ...fine, heapKept: 64 * 2 ** 20 }), [/64\.0 MiB larger/])
})
