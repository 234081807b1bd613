// What docs/bench.md and the README say of the results, and a chart of them.
import { readFileSync, writeFileSync } from 'node:fs'

const NAMES = { emulator: 'go-high-level-emulator', bare: 'bare `node:http`' }
const nameOf = (name) => NAMES[name] ?? name
export const whole = (value) => (value === undefined ? '–' : Math.round(value).toLocaleString('en').replaceAll(',', ' '))
const one = (value) => (value === undefined ? '–' : value.toFixed(1))

export function write(results) {
  const { machine, date, start, throughput, ratios, memory, latency, sizes, suites, warm, growth, stolen } = results
  const comparison = table(
    ['', 'first answer, ms', 'requests a second', 'resident, MiB', 'installed, MiB', 'packages', 'install, s'],
    Object.keys(start).map((name) => [
      nameOf(name),
      whole(start[name]),
      whole(throughput[name]),
      whole(memory[name]),
      one(sizes[name]?.mebibytes),
      sizes[name]?.packages ?? '–',
      one(sizes[name]?.seconds)
    ])
  )
  const calls = ['create', 'read', 'lookup', 'update', 'list']
  const parts = {
    comparison,
    growth: [
      table(
        ['contacts in a location', ...calls.map((name) => `${name}, µs`), 'bytes a contact'],
        [
          ...growth.contacts.map((row) => [
            whole(row.size),
            ...calls.map((name) => whole(row[name])),
            row.size < 10_000 ? '–' : whole(row.bytes)
          ]),
          ['last / first', ...calls.map((name) => (growth.contacts.at(-1)[name] / growth.contacts[0][name]).toFixed(2)), '']
        ]
      ),
      table(
        ['locations', 'create, µs', 'bytes a location'],
        growth.locations.map(({ size, create, bytes }) => [whole(size), whole(create), size < 1000 ? '–' : whole(bytes)])
      ),
      table(
        ['exchanges in a full journal', 'create, µs'],
        growth.journal.map(({ size, create }) => [whole(size), whole(create)])
      )
    ].join('\n\n'),
    suites: table(
      ['200 tests', 'ms from spawn to exit', 'times as long as with MSW'],
      Object.entries(suites).map(([name, ms]) => [nameOf(name), whole(ms), (ms / suites.MSW).toFixed(2)])
    ),
    more: [
      `- The first answer of the emulator took ${ratios.start.toFixed(2)} times as long as that of the bare server, at the first start of an installation ${ratios.firstStart.toFixed(2)} times; it served ${ratios.throughput.toFixed(2)} times as many requests a second.`,
      `- At 2000 requests a second, 99 of 100 answers took at most ${one(latency.emulator)} ms, the bare server's ${one(latency.bare)} ms.`,
      `- In a process that has started one before, \`startEmulator()\` took ${one(warm.early)} ms at first and ${one(warm.late)} ms after 400 starts; the heap was ${one(warm.heaps[0])} MiB after 100 starts and closes and ${one(warm.heaps.at(-1))} MiB after 500.`
    ].join('\n'),
    machine: `Made on ${date} by \`npm run bench -- --write\`: ${machine}${stolen === undefined ? '' : `; its host kept back ${(stolen * 100).toFixed(1)} % of the processors' time`}.`
  }
  let page = readFileSync('docs/bench.md', 'utf8')
  for (const [name, part] of Object.entries(parts)) page = between(page, name, part)
  writeFileSync('docs/bench.md', page)
  writeFileSync('README.md', between(readFileSync('README.md', 'utf8'), 'bench', `${comparison}\n\n${parts.machine}`))
  writeFileSync('docs/bench.svg', chart(results))
}

export function between(text, name, part) {
  const marks = new RegExp(`(<!-- ${name}: .*? -->\n)[\\s\\S]*?(<!-- /${name} -->)`)
  if (!marks.test(text)) throw new Error(`there are no marks for ${name}`)
  return text.replace(marks, (_, begin, end) => `${begin}${part}\n${end}`)
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

const WIDTH = 720
const LEFT = 190
const BAR = 18
const STEP = 26

/** Two groups of bars: less is better in the first, more in the second. */
function chart({ start, throughput, machine, date }) {
  const lines = []
  let y = 24
  const group = (title, values) => {
    lines.push(`<text class="title" x="0" y="${y}">${title}</text>`)
    y += 14
    const most = Math.max(...Object.values(values))
    for (const [name, value] of Object.entries(values)) {
      const width = Math.max(2, ((WIDTH - LEFT - 70) * value) / most)
      lines.push(`<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${nameOf(name).replaceAll('`', '')}</text>`)
      lines.push(
        `<rect class="${name === 'emulator' ? 'own' : 'other'}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`
      )
      lines.push(`<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 14}">${whole(value)}</text>`)
      y += STEP
    }
    y += 22
  }
  group('Milliseconds from spawn to the first answer', start)
  group('Requests a second, 32 connections', throughput)
  lines.push(`<text class="small" x="0" y="${y}">${date}; ${machine}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 12}" role="img" aria-label="First answer and requests a second of six servers; the table beside it has the figures">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 } .small { font-size: 11px; fill: #59636e }
.own { fill: #1a7f5a } .other { fill: #9aa4b2 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .small { fill: #9198a1 } .own { fill: #3fb58a } .other { fill: #59636e } }
</style>
${lines.join('\n')}
</svg>
`
}
