import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { MEASURED } from '../children.js'

const run = promisify(execFile)

/** A CommonJS file, where its compiled code is kept, and a process that prints what it exports. */
function fileWith(t: Test, source: string) {
  const file = join(t.testdir({ 'needed.cjs': 'module.exports = 1' }), 'file.cjs')
  const cache = `${file}.${process.version}-${process.platform}-${process.arch}.cache`
  const write = (text: string) => writeFileSync(file, text)
  const driver = `import { requireCompiled } from '${new URL('../../src/cli/code-cache.js', import.meta.url)}'
    console.log(JSON.stringify(requireCompiled(process.argv[1])))`
  const required = async (environment: NodeJS.ProcessEnv = {}) => {
    const args = ['--input-type=module', '--eval', driver, file]
    const { stdout, stderr } = await run(process.execPath, args, { env: { ...MEASURED, ...environment } })
    t.equal(stderr, '')
    return JSON.parse(stdout)
  }
  write(source)
  return { file, cache, write, required }
}

t.test('a file is run as require would run it', async (t) => {
  const { file, required } = fileWith(
    t,
    'module.exports = [require("./needed.cjs"), __filename, __dirname, require.resolve("./needed.cjs")]'
  )
  const folder = join(file, '..')
  t.strictSame(await required(), [1, file, folder, join(folder, 'needed.cjs')])
})

t.test('a file that it loads, and that needs it, is given the same', async (t) => {
  const { file, required } = fileWith(t, 'exports.toJSON = () => ({ sum: 2, isSame: require("./later.cjs")() === exports })')
  writeFileSync(join(file, '../later.cjs'), 'module.exports = () => require("./file.cjs")')
  t.strictSame(await required(), { sum: 2, isSame: true })
})

t.test('the first process keeps the compiled code beside the file, and the next one takes it', async (t) => {
  const { file, cache, required } = fileWith(t, 'exports.sum = (() => 1 + 1)()')
  t.strictSame(await required(), { sum: 2 })
  t.strictSame(readdirSync(join(file, '..')).sort(), ['file.cjs', cache.slice(file.length - 'file.cjs'.length), 'needed.cjs'])
  const { ino } = statSync(cache)
  t.strictSame(await required(), { sum: 2 })
  t.equal(statSync(cache).ino, ino, 'it is not made anew')
})

t.test('the code of many files that it loads is kept too, and nothing is warned of', async (t) => {
  const names = Array.from({ length: 12 }, (_, nth) => `beside-${nth}.cjs`)
  const { file, required } = fileWith(t, `exports.sum = [${names.map((name) => `require('./${name}')`)}].length`)
  for (const name of names) writeFileSync(join(file, '..', name), 'module.exports = 1')
  t.strictSame(await required(), { sum: 12 })
  t.equal(readdirSync(join(file, '..')).filter((name) => name.endsWith('.cache')).length, 13)
  t.strictSame(await required(), { sum: 12 })
})

for (const [how, damaged] of Object.entries({
  'was never any': () => Buffer.from('no code'),
  'is not whole': (kept: Buffer) => kept.subarray(0, kept.length / 2),
  // V8 would take it, and crash.
  'has another byte in it': (kept: Buffer) => Buffer.from(kept.map((byte, index) => (index === kept.length - 9 ? byte ^ 1 : byte)))
})) {
  t.test(`kept code that ${how} is made anew`, async (t) => {
    const { cache, required } = fileWith(t, 'exports.sum = (() => 2)()')
    await required()
    const kept = damaged(readFileSync(cache))
    writeFileSync(cache, kept)
    t.strictSame(await required(), { sum: 2 })
    t.notOk(readFileSync(cache).equals(kept))
  })
}

t.test('a file that changed is compiled anew, also at the same length', async (t) => {
  const { write, required } = fileWith(t, 'exports.sum = (() => 2)()')
  t.strictSame(await required(), { sum: 2 })
  write('exports.sum = (() => 3)()')
  t.strictSame(await required(), { sum: 3 })
})

t.test('where nothing can be written, starts only stay as they are', async (t) => {
  const { file, cache, required } = fileWith(t, 'exports.sum = 2')
  mkdirSync(cache)
  t.strictSame(await required(), { sum: 2 })
  t.strictSame(readdirSync(join(file, '..')).length, 3, 'nothing unfinished is left')
})

t.test('what can be neither written nor removed is no error', async (t) => {
  const { cache, required } = fileWith(t, 'require("node:fs").mkdirSync([__filename, process.pid, "cache"].join(".")); exports.sum = 2')
  t.strictSame(await required(), { sum: 2 })
  t.notOk(existsSync(cache))
})

t.test('a process that fails keeps nothing', async (t) => {
  const { cache, required } = fileWith(t, 'process.exitCode = 3')
  await t.rejects(required(), { code: 3 })
  t.notOk(existsSync(cache))
})

t.test('NODE_DISABLE_COMPILE_CACHE=1 switches it off', async (t) => {
  const { cache, required } = fileWith(t, 'exports.sum = 2')
  t.strictSame(await required({ NODE_DISABLE_COMPILE_CACHE: '1' }), { sum: 2 })
  t.notOk(existsSync(cache))
})

t.test('a stack names the place in the file', async (t) => {
  const { file, required } = fileWith(t, 'exports.at = new Error("here").stack.split("\\n")[1]')
  const { at } = await required()
  t.ok(at.endsWith(`at ${file}:1:14`), at)
})
