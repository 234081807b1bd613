import { execFile } from 'node:child_process'
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { LocationClient } from '../../src/client.js'
import { startEmulator } from '../../src/index.js'
import { OPTION_NAMES, OPTIONS } from '../../src/options/table.js'
import { BARE } from '../children.js'
import { BUILT } from '../command.js'
import { blocks, ROOT, textOf } from '../pages.js'

const run = promisify(execFile)
const { pythonForTests } = await import(join(ROOT, 'scripts/python.js'))
const SOURCE = join(ROOT, 'clients/python')
const env = { ...BARE, GHL_EMULATOR_COMMAND: `${process.execPath} ${BUILT}`, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' }

// A whole suite runs here, which starts many runs of pytest, on a machine that may be busy.
t.setTimeout(600_000)

/** Runs a program; its output is told where it fails. */
async function output(t: Test, file: string, args: string[], options: { cwd: string; env?: NodeJS.ProcessEnv }): Promise<string> {
  const { code = 0, stdout, stderr } = await run(file, args, { env, ...options }).catch((error) => error)
  t.equal(code, 0, `the exit code of ${args.join(' ').slice(0, 80)}`, { stdout, stderr })
  return stdout
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

t.test('the Python client, built as a wheel and installed where nothing else is fetched', async (t) => {
  const found = pythonForTests()
  if (found === undefined) throw new Error('a Python with more modules is needed; node scripts/needed.js says which, and how to get it')
  const cwd = t.testdir()
  // Building leaves files behind.
  cpSync(SOURCE, join(cwd, 'source'), { recursive: true })
  const offline = ['--no-deps', '--no-index', '--disable-pip-version-check', '--quiet']
  await output(t, found, ['-m', 'pip', 'wheel', '--no-build-isolation', ...offline, '--wheel-dir', 'wheels', './source'], { cwd })
  const { version } = JSON.parse(textOf('package.json'))
  const wheel = `go_high_level_emulator-${version}-py3-none-any.whl`
  t.same(readdirSync(join(cwd, 'wheels')), [wheel])
  await output(t, found, ['-m', 'venv', '--system-site-packages', 'venv'], { cwd })
  const python = join(cwd, 'venv/bin/python')
  await output(t, python, ['-m', 'pip', 'install', ...offline, join('wheels', wheel)], { cwd })
  /** What Python prints for an expression about the installed package. */
  const told = async (t: Test, code: string) =>
    JSON.parse(await output(t, python, ['-c', `import json, go_high_level_emulator as ghl\n${code}`], { cwd }))

  await t.test('has all its parts, and needs no other package', async (t) => {
    const about = 'import importlib.metadata as m; d = m.distribution("go-high-level-emulator")'
    const { files, requires, python } = await told(
      t,
      `${about}\nprint(json.dumps({"files": [str(f) for f in d.files], "requires": d.requires, "python": d.metadata["Requires-Python"]}))`
    )
    t.equal(requires, null)
    t.equal(python, '>=3.10')
    const modules = readdirSync(join(SOURCE, 'src/go_high_level_emulator')).filter((file) => /\.(py|typed)$/.test(file))
    for (const module of modules) t.ok(files.includes(`go_high_level_emulator/${module}`), module)
    t.match(files.join('\n'), /LICENSE/)
    t.notMatch(files.join('\n'), /tests?\//)
  })

  await t.test('has every verb of the client in TypeScript, and every option of the command', async (t) => {
    const { verbs, options } = await told(
      t,
      'import inspect\nprint(json.dumps({"verbs": dir(ghl.Location), "options": list(inspect.signature(ghl.start).parameters)}))'
    )
    for (const name of Object.getOwnPropertyNames(LocationClient.prototype))
      if (name !== 'constructor') t.ok(verbs.includes(snake(name)), snake(name))
    const wanted = OPTION_NAMES.filter((name) => !OPTIONS[name].ofCommand).map(snake)
    t.same(options.filter((name: string) => !['command', 'timeout_s', 'environment'].includes(name)).sort(), wanted.sort())
  })

  await t.test('passes its tests, in two workers at once', async (t) => {
    const tests = join(cwd, 'source/tests')
    const said = await output(t, python, ['-m', 'pytest', '-n', '2', '-p', 'no:cacheprovider', '-W', 'error', tests], { cwd: tests })
    t.match(said, /=+ \d+ passed in /)
  })

  await t.test('has types that hold, and that tell a wrong call', async (t) => {
    await output(t, python, ['-m', 'mypy', '--cache-dir', join(cwd, 'cache'), 'src'], { cwd: join(cwd, 'source') })
    writeFileSync(
      join(cwd, 'wrong.py'),
      'from go_high_level_emulator import Location\n\ndef f(ghl: Location) -> None:\n    ghl.fail(connection="torn")\n    ghl.expect_requests({"methd": "POST"})\n    ghl.contacts()[0]["id"] + 1\n'
    )
    const { stdout } = await run(python, ['-m', 'mypy', '--strict', '--cache-dir', join(cwd, 'cache'), 'wrong.py'], { cwd, env }).catch(
      (error) => error
    )
    for (const line of [4, 5, 6]) t.match(stdout, `wrong.py:${line}: error:`)
    t.match(stdout, 'Found 3 errors')
  })

  await t.test('does what its page says', async (t) => {
    await using emulator = await startEmulator()
    const [test = '', options = '', program = ''] = blocks('clients/python/README.md', 'python')
    const folder = t.testdir({
      'my_program.py': [
        'import json, os, urllib.error, urllib.request',
        'def send_lead(lead):',
        "    headers = {'Authorization': 'Bearer ' + os.environ['GHL_API_KEY']}",
        "    request = urllib.request.Request(os.environ['GHL_BASE_URL'] + '/contacts', json.dumps(lead).encode(), headers)",
        '    for _ in range(3):',
        '        try:',
        '            return urllib.request.urlopen(request).read()',
        '        except urllib.error.HTTPError as refusal:',
        '            refusal.close()'
      ].join('\n'),
      'test_it.py': test,
      observed: {
        'conftest.py': `import pytest\n\n${options}`,
        'test_it.py': 'def test_it(ghl):\n    assert [one["type"] for one in ghl.contacts()] == ["lead"]\n'
      },
      'program.py': program.replace('http://127.0.0.1:8080', emulator.url)
    })
    const pytest = ['-m', 'pytest', '-p', 'no:cacheprovider', '--import-mode=importlib', '-W', 'error']
    t.match(await output(t, python, [...pytest, 'test_it.py'], { cwd: folder, env: { ...env, PYTHONPATH: folder } }), /1 passed/)
    t.match(await output(t, python, [...pytest, 'observed'], { cwd: folder }), /1 passed/)
    await output(t, python, ['program.py'], { cwd: folder })
  })
})
