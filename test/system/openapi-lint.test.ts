import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'

const ROOT = new URL('../../../', import.meta.url).pathname
const DOCUMENT = readFileSync(join(ROOT, 'src/reference/openapi.json'), 'utf8')

t.setTimeout(300_000)

interface RedoclyReport {
  problems: { ruleId: string; message: string; location: { pointer: string }[] }[]
}
interface SpectralReport {
  code: string
  message: string
  path: string[]
}

/** What a linter prints of a document: with a finding it fails, and says as much. */
function printed(tool: string, args: string[], cwd: string): Promise<string> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  return new Promise((resolve) =>
    execFile(join(ROOT, 'examples/node_modules/.bin', tool), args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (_failed, stdout) =>
      resolve(stdout)
    )
  )
}

async function foundByRedocly(folder: string): Promise<string[]> {
  const report = await printed('redocly', ['lint', 'openapi.json', '--extends=recommended', '--format=json'], folder)
  const { problems } = JSON.parse(report) as RedoclyReport
  return problems.map(({ ruleId, message, location: [at] }) => `${ruleId}: ${message} ${at?.pointer}`)
}

async function foundBySpectral(folder: string): Promise<string[]> {
  const report = await printed('spectral', ['lint', 'openapi.json', '--ruleset=ruleset.json', '--format=json', '--quiet'], folder)
  return (JSON.parse(report) as SpectralReport[]).map(({ code, message, path }) => `${code}: ${message} ${path.join('/')}`)
}

const folderOf = (t: Test, text: string) => t.testdir({ 'openapi.json': text, 'ruleset.json': '{"extends":["spectral:oas"]}' })

t.test('neither linter finds an error in the document, or anything to warn of', async (t) => {
  const folder = folderOf(t, DOCUMENT)
  const [redocly, spectral] = await Promise.all([foundByRedocly(folder), foundBySpectral(folder)])
  t.same(redocly, [], 'Redocly, recommended')
  t.same(spectral, [], 'Spectral, spectral:oas')
})

t.test('both find what is wrong with a document that is broken', async (t) => {
  const { components, ...rest } = JSON.parse(DOCUMENT)
  const { Note: _, ...schemas } = components.schemas
  const folder = folderOf(t, JSON.stringify({ ...rest, components: { ...components, schemas } }))
  const [redocly, spectral] = await Promise.all([foundByRedocly(folder), foundBySpectral(folder)])
  t.match(redocly[0], 'no-unresolved-refs', 'Redocly')
  t.match(spectral[0], 'invalid-ref', 'Spectral')
})
