import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const ROOT = new URL('../../../', import.meta.url).pathname
/** Runs a command without what the runner puts into the environment to measure its own children. */
function run(command: string, args: string[], options: { cwd: string }): Promise<{ stdout: string; stderr: string }> {
  const { PATH, HOME } = process.env
  return promisify(execFile)(command, args, { ...options, env: { PATH, HOME }, maxBuffer: 16 * 1024 * 1024 })
}

t.setTimeout(300_000)

const CONSUMER = `
import { startEmulator, type Contact, type CreateContact } from 'go-high-level-emulator'

const lead: CreateContact = { email: 'john@deo.com', customField: { a: 1 } }
await using emulator = await startEmulator({ apiKeys: ['test-*'] })
await fetch(\`\${emulator.baseUrl}/contacts\`, { method: 'POST', headers: { authorization: \`Bearer \${emulator.apiKey}\` }, body: JSON.stringify(lead) })
const [contact]: Contact[] = await emulator.contacts()
// @ts-expect-error an e-mail is a text
const wrong: CreateContact = { email: 5 }
console.log(contact?.email, wrong.email)
`

t.test('the package, packed and installed in an empty folder', async (t) => {
  const folder = t.testdir({
    'package.json': '{"private":true,"type":"module"}',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        ...{ module: 'nodenext', target: 'es2023', strict: true, outDir: 'out' },
        typeRoots: [join(ROOT, 'node_modules/@types')],
        types: ['node']
      },
      include: ['*.ts', '*.cts']
    }),
    'consumer.ts': CONSUMER,
    'consumer.cts': "import { startEmulator } from 'go-high-level-emulator'\nvoid startEmulator().then((emulator) => emulator.close())\n",
    'consumer.cjs': "require('go-high-level-emulator').startEmulator().then((e) => e.close()).then(() => console.log('closed'))"
  })
  const inside = { cwd: folder }
  // Leaves compiled code in dist/, which is of this machine alone.
  await run(process.execPath, ['dist/cli.cjs', 'exec', '--', 'true'], { cwd: ROOT })
  // What is packed was built before the tests; building it here would take it away from those that run meanwhile.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT })
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  await run('npm', ['install', '--no-audit', '--no-fund', '--offline', `./${name}-${version}.tgz`], inside)

  await t.test('brings no other package', async (t) => {
    const { stdout } = await run('npm', ['ls', '--all', '--parseable'], inside)
    t.equal(stdout.trim().split('\n').length, 2)
  })
  await t.test('has every file that its README links to, and is small', async (t) => {
    const installed = join(folder, 'node_modules', name)
    for (const [, target = ''] of readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      t.ok(existsSync(join(installed, target)), target)
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(installed, file)))
    t.ok(files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) < 6 * 1024 * 1024)
  })
  await t.test('brings no compiled code; its command keeps some for the next start', async (t) => {
    const kept = () => readdirSync(join(folder, 'node_modules', name, 'dist')).filter((file) => file.endsWith('.cache'))
    t.same(kept(), [])
    await run('node_modules/.bin/go-high-level-emulator', ['exec', '--', 'true'], inside)
    t.match(kept().sort(), [/^command\.cjs\..*\.cache$/, /^index\.cjs\..*\.cache$/])
  })
  await t.test('is type-checked, imported and run by a consumer', async (t) => {
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc')], inside)
    // Node 20 has no syntax for \`await using\`; what the compiler made for it here runs there.
    writeFileSync(join(folder, 'out/package.json'), '{"type":"module"}')
    const { stdout } = await run(process.execPath, ['out/consumer.js'], inside)
    t.equal(stdout, 'john@deo.com 5\n')
  })
  await t.test('is required from CommonJS', async (t) => {
    const { stdout, stderr } = await run(process.execPath, ['consumer.cjs'], inside)
    t.equal(stdout, 'closed\n')
    t.equal(stderr, '')
  })
  await t.test('has types and entries that every kind of consumer can resolve', async (t) => {
    const packed = join(folder, `${name}-${version}.tgz`)
    const tool = (tool: string, ...args: string[]) => run(join(ROOT, 'examples/node_modules/.bin', tool), args, inside)
    // Vitest cannot be required, and what goes by no "exports" finds the library alone.
    for (const args of [
      ['--entrypoints', '.'],
      ['--profile', 'node16', '--entrypoints', 'jest', 'node-test', 'playwright', 'testcontainers'],
      ['--profile', 'esm-only', '--entrypoints', 'vitest']
    ])
      await t.resolves(tool('attw', packed, '--no-color', ...args), args.join(' '))
    t.match((await tool('publint', packed, '--strict')).stdout, 'All good!')
  })
  await t.test('says of everything it exports what it is', async (t) => {
    const lines = readFileSync(join(folder, 'node_modules', name, 'dist/index.d.ts'), 'utf8').split('\n')
    const bare = lines.filter(
      (line, index) => /^export (declare |abstract )*(type|interface|class|function)/.test(line) && !lines[index - 1]?.endsWith('*/')
    )
    t.same(bare, [])
  })
  await t.test('has a command that npx runs', async (t) => {
    const { stdout } = await run('npx', ['--no-install', name, '--version'], inside)
    t.equal(stdout, `${version}\n`)
  })
  await t.test('holds the licences of what is in it', async (t) => {
    const notices = readFileSync(join(folder, 'node_modules', name, 'dist/LICENSES.txt'), 'utf8')
    for (const part of ['fastify', '@fastify/bearer-auth', '@sinclair/typebox', 'nanoid', 'uuid', 'leven', 'Swagger UI,'])
      t.match(notices, `\n${part} `)
  })
})
