// Prints each file as it ends and each failure in full, and closes on one line: "N passed, N failed".
import { Transform } from 'node:stream'
import { Parser } from 'tap-parser'
import { stringify } from 'tap-yaml'

export default class Reporter extends Transform {
  #counts = { passed: 0, failed: 0, skipped: 0 }
  #parser = new Parser()

  constructor() {
    super()
    this.#watch(this.#parser, [])
  }

  #watch(parser, path) {
    let subtest
    parser.on('child', (child) => {
      subtest = { name: child.name, failedBefore: this.#counts.failed }
      this.#watch(child, [...path, child.name])
    })
    parser.on('assert', (result) => {
      const summed = result.name === subtest?.name ? subtest : undefined
      subtest = undefined
      if (path.length === 0) this.push(`${result.ok ? 'ok    ' : 'FAILED'} ${result.name}\n`)
      // A subtest that failed was reported by its own assertions, unless none failed: it may have been killed.
      if (summed && (result.ok || this.#counts.failed > summed.failedBefore)) return
      if (result.skip || result.todo) this.#counts.skipped++
      else if (result.ok) this.#counts.passed++
      else this.#fail([...path, result.name], result.diag)
    })
    parser.on('bailout', (reason) => this.#fail([...path, 'bail out'], { reason }))
  }

  #fail(names, details) {
    this.#counts.failed++
    this.push(`\nFAILED ${names.join(' > ')}\n${details ? stringify(details).replace(/^/gm, '    ') : ''}\n`)
  }

  _transform(chunk, _encoding, done) {
    this.#parser.write(chunk)
    done()
  }

  _flush(done) {
    this.#parser.end()
    const { passed, failed, skipped } = this.#counts
    this.push(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
    done()
  }
}
