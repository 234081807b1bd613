import type { Server } from 'node:http'
import { explore, type GivenRun, startEmulator } from 'go-high-level-emulator'
import { afterAll, expect, test } from 'vitest'
import { createNaiveServer } from './naive.ts'
import { createLeadServer } from './server.ts'
import { visit } from './visitor.ts'

const emulator = await startEmulator()
afterAll(() => emulator.close())

/** What explore finds where visitors fill in the form of this server. */
async function findings(create: (env: Record<string, string>) => Server) {
  const run = ({ env }: GivenRun) => visit(create({ ...env, GHL_TIMEOUT_MS: '500' }))
  const { findings } = await explore({ emulator, run, jobs: 8 })
  return findings.map(({ name, verdict }) => `${verdict} ${name}`).sort()
}

test('the naive form loses leads, and stores them twice', async () => {
  expect(await findings(createNaiveServer)).toEqual([
    'doubled 1:cut-after-store',
    'doubled 1:late',
    'doubled 1:store-then-500',
    'doubled 2:cut-after-store',
    'doubled 2:late',
    'doubled 2:store-then-500',
    'lost 1:rate-limited',
    'lost 1:refused-key',
    'lost 1:vendor-down',
    'lost 2:rate-limited',
    'lost 2:refused-key',
    'lost 2:vendor-down'
  ])
}, 60_000)

test('the mended form loses none, and stores each once', async () => {
  expect(await findings((env) => createLeadServer(env, () => {}))).toEqual([])
}, 60_000)
