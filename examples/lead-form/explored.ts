// What explore runs: node explored.ts, or node explored.ts naive.
import { createNaiveServer } from './naive.ts'
import { createLeadServer } from './server.ts'
import { visit } from './visitor.ts'

const create = process.argv[2] === 'naive' ? createNaiveServer : createLeadServer
// Long enough for an answer, and short enough to wait for one that never comes.
await visit(create({ GHL_TIMEOUT_MS: '1000', ...process.env }))
