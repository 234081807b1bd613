import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname, join } from 'node:path'
import { runInThisContext, Script } from 'node:vm'

const DIGEST_BYTES = 32

/** What is done when the process ends, by one listener for all files: Node warns of a process with many. */
const toKeep: (() => void)[] = []

/**
 * What `require(file)` gives, and so for the files beside it that it requires. V8's compiled code is kept beside each when a
 * process ends, and spares later ones the compiling. Node has the like from 22.8 on, as `module.enableCompileCache`;
 * `NODE_DISABLE_COMPILE_CACHE=1` switches off both.
 * @param file of CommonJS, ASCII only, which imports nothing dynamically
 */
export function requireCompiled(file: string): unknown {
  const require = createRequire(file)
  // A test runner may give each test file its own globals, which code that is run here would not see.
  const isElsewhere = runInThisContext('Object') !== Object
  if (isElsewhere || process.env.NODE_DISABLE_COMPILE_CACHE) return require(file)
  const resolved = require.resolve(file)
  const loaded = require.cache[resolved]
  if (loaded) return loaded.exports
  const cache = `${file}.${process.version}-${process.platform}-${process.arch}.cache`
  const source = readFileSync(file)
  const cachedData = readWhole(cache, source)
  const head = '(function (exports, require, module, __filename, __dirname) {'
  const script = new Script(`${head}${source.toString('latin1')}\n})`, {
    filename: file,
    columnOffset: -head.length,
    ...(cachedData && { cachedData })
  })
  // Only when the process ends is compiled what it needed; one that failed may have needed little.
  if (!cachedData || script.cachedDataRejected) {
    const unfinished = `${file}.${process.pid}.cache`
    if (toKeep.length === 0) process.once('exit', keepAll)
    toKeep.push(() => keep(script.createCachedData(), source, unfinished, cache))
  }
  const module = new Module(file)
  // What is loaded later, and needs this file, must be given the same.
  require.cache[resolved] = module
  const requireBeside = (id: string) => (id.startsWith('./') ? requireCompiled(join(dirname(file), id)) : require(id))
  script.runInThisContext()(module.exports, Object.assign(requireBeside, require), module, file, dirname(file))
  module.loaded = true
  return module.exports
}

function keepAll(exitCode: number): void {
  if (exitCode === 0) for (const keepOne of toKeep) keepOne()
}

// V8 compares no more than the length of the source, and crashes on code that was damaged.
function digestOf(source: Buffer, code: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}

function readWhole(cache: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(cache)
    const code = kept.subarray(DIGEST_BYTES)
    return digestOf(source, code).equals(kept.subarray(0, DIGEST_BYTES)) ? code : undefined
  } catch {
    return undefined
  }
}

// Renamed, so that no other process reads half of it.
function keep(code: Buffer, source: Buffer, unfinished: string, cache: string): void {
  try {
    writeFileSync(unfinished, Buffer.concat([digestOf(source, code), code]))
    renameSync(unfinished, cache)
  } catch {
    // A folder that cannot be written to, as in an image that runs without root; starts are slower, and that is all.
    remove(unfinished)
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Node's permission model forbids even to remove what is not there.
  }
}
