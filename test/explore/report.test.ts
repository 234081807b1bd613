import t from 'tap'
import { escaped } from '../../src/explore/escaped.js'
import { reporterOf } from '../../src/explore/report.js'
import { exploration } from './cases.js'

t.test('a text is harmless in HTML and XML, and keeps its lines', async (t) => {
  t.equal(escaped(`<a b="c">&'\n\u001b\u202e\ud800`), '&lt;a b=&quot;c&quot;&gt;&amp;&#39;\n\\x1b\\u{202e}\ufffd')
})

t.test('a report is JSON that has all', async (t) => t.same(JSON.parse(reporterOf('a.json')(exploration())), exploration()))

t.test('a report is JUnit, with a failure for each finding', async (t) => {
  const different = { ...exploration().runs[0], verdict: 'different', sentence: 'not "again"' } as ReturnType<
    typeof exploration
  >['runs'][number]
  const { runs, ...rest } = exploration()
  t.equal(
    reporterOf('a.xml')({ ...rest, runs: [...runs, different] }),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="explore" tests="4" failures="2" errors="0" skipped="1">
  <testcase classname="1 POST /v1/contacts" name="1:rate-limited"><system-out>recovered: all is well</system-out></testcase>
  <testcase classname="1 POST /v1/contacts" name="1:cut-after-store"><failure type="doubled" message="a@b.c is stored 2 times">fetch failed &lt;script&gt;
\\x1b[31m</failure></testcase>
  <testcase classname="2 GET /v1/contacts" name="2:cut-after-store"><failure type="lost" message="\\x1b[31m"></failure></testcase>
  <testcase classname="1 POST /v1/contacts" name="1:rate-limited"><skipped message="not &quot;again&quot;"/></testcase>
</testsuite>
`
  )
  const [fine] = runs
  const { output, ...silent } = runs[1] as (typeof runs)[number]
  t.match(reporterOf('a.xml')({ ...rest, runs: [silent] }), '"></failure>')
  t.ok(fine && output)
})

t.test('a report is a page that loads nothing, and leads from a cell to its finding', async (t) => {
  const html = reporterOf('a.html')(exploration())
  t.match(html, `content="default-src 'none'; style-src 'unsafe-inline'"`)
  t.notMatch(html, /<script|src=|https?:/)
  t.match(html, '<p>3 runs: 1 doubled, 1 lost, 1 recovered.</p>')
  t.match(html, '<a class="doubled" href="#1:cut-after-store">doubled</a>')
  t.match(html, '<section id="1:cut-after-store">')
  t.match(html, '<pre>fetch failed &lt;script&gt;\n\\x1b[31m</pre>')
  t.match(html, '<td class="recovered" title="all is well">recovered</td>')
  t.match(html, '<td>–</td>')
  t.equal(html.match(/<details>/g)?.length, 1, 'a run that wrote nothing has no output')
  t.notMatch(html, 'differ from run to run')
})

t.test('a page says that nothing was found, and that requests differ', async (t) => {
  const html = reporterOf('a.html')({ ...exploration(), findings: [], differs: 'a <b> is "c"' })
  t.match(html, '<p>None.</p>')
  t.match(html, '<p role="note">The requests differ from run to run: a &lt;b&gt; is &quot;c&quot;.</p>')
})

t.test('another end of a file name is refused', async (t) => {
  const message = /^--report "a\.pdf": give a file name that ends in \.html, \.json or \.xml$/
  t.throws(() => reporterOf('a.pdf'), { name: 'OptionError', message })
})
