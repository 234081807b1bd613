import t from 'tap'
import { mayNameVendor } from '../../src/intercept/hosts.js'
import { isLocal } from '../../src/intercept/intercept-only.js'
import { ProxySettings } from '../../src/intercept/proxy-settings.js'

const OWN = 'http://127.0.0.1:9'
const upstreamOf = (environment: Record<string, string>, url: string) => new ProxySettings(environment).upstreamOf(new URL(url))?.url.href
const leadingTo = (environment: Record<string, string>, isPassed: (host: string) => boolean = () => true) =>
  new ProxySettings(environment).leadingTo(OWN, '127.0.0.1', isPassed)
const noProxyOf = (...given: Parameters<typeof leadingTo>) => leadingTo(...given).no_proxy ?? ''

t.test('each scheme has its proxy, ALL_PROXY is for both, and the lower-case name goes first', async (t) => {
  const [plain, secure, all] = ['http://plain:1/', 'http://secure:2/', 'http://all:3/']
  t.equal(upstreamOf({}, 'http://example.org'), undefined)
  t.equal(upstreamOf({ HTTP_PROXY: plain, HTTPS_PROXY: secure }, 'http://example.org'), plain)
  t.equal(upstreamOf({ HTTP_PROXY: plain, HTTPS_PROXY: secure }, 'https://example.org'), secure)
  t.equal(upstreamOf({ HTTP_PROXY: plain }, 'https://example.org'), undefined)
  t.equal(upstreamOf({ HTTP_PROXY: plain, ALL_PROXY: all }, 'https://example.org'), all)
  t.equal(upstreamOf({ HTTP_PROXY: plain, http_proxy: all }, 'http://example.org'), all)
  t.equal(upstreamOf({ http_proxy: 'corp:3128' }, 'http://example.org'), 'http://corp:3128/')
})

t.test('what is named must be an http or https proxy, and is not shown', async (t) => {
  for (const named of ['socks5://me:canary@corp', 'http://me:canary@:x']) {
    t.throws(() => upstreamOf({ all_proxy: named }, 'http://example.org'), {
      message: 'what the environment names as its proxy is no URL of an http or https one'
    })
  }
})

t.test('user and password of a proxy become its header', async (t) => {
  const headersOf = (http_proxy: string) => new ProxySettings({ http_proxy }).upstreamOf(new URL('http://example.org'))?.headers
  t.same(headersOf('http://corp'), [])
  t.same(headersOf('http://me:p%40ss@corp'), ['Proxy-Authorization', `Basic ${Buffer.from('me:p@ss').toString('base64')}`])
  t.same(headersOf('http://:100%@corp'), ['Proxy-Authorization', `Basic ${Buffer.from(':100%').toString('base64')}`])
})

t.test('NO_PROXY names hosts, domains and ports', async (t) => {
  const isDirect = (NO_PROXY: string, url: string) => upstreamOf({ ALL_PROXY: 'http://corp', NO_PROXY }, url) === undefined
  for (const entry of ['*', 'example.org', '.example.org', '*.example.org', 'a.Example.org:443', 'other, example.org', 'other example.org'])
    t.ok(isDirect(entry, 'https://a.example.org/'), entry)
  for (const entry of ['', 'ample.org', 'b.example.org', 'a.example.org:80', 'org.example'])
    t.notOk(isDirect(entry, 'https://a.example.org/'), entry)
  t.ok(isDirect('example.org:80', 'http://example.org/'))
  t.ok(isDirect('example.org:8080', 'http://example.org:8080/'))
  for (const entry of ['::1', '[::1]', '[::1]:81']) t.ok(isDirect(entry, 'http://[::1]:81/'), entry)
})

t.test('a command is led to one proxy by each name that a library may read', async (t) => {
  const loopback = 'localhost,127.0.0.1,::1,[::1]'
  const names = { http_proxy: OWN, HTTP_PROXY: OWN, https_proxy: OWN, HTTPS_PROXY: OWN }
  t.same(
    new ProxySettings({}).leadingTo(OWN, '10.0.0.1', () => true),
    {
      ...names,
      no_proxy: `${loopback},10.0.0.1`,
      NO_PROXY: `${loopback},10.0.0.1`
    }
  )
  t.same(leadingTo({ ALL_PROXY: 'http://corp' }), {
    ...names,
    all_proxy: OWN,
    ALL_PROXY: OWN,
    no_proxy: '',
    NO_PROXY: ''
  })
})

t.test('what the user has go to a local server directly still does, and what went through a proxy as well', async (t) => {
  const loopback = 'localhost,127.0.0.1,::1,[::1]'
  t.equal(noProxyOf({ HTTPS_PROXY: 'http://corp' }), loopback)
  t.equal(noProxyOf({ HTTP_PROXY: 'http://corp', NO_PROXY: 'localhost,intern' }), `${loopback},intern`)
  t.equal(noProxyOf({ HTTP_PROXY: 'http://corp', NO_PROXY: 'intern' }), 'intern')
  t.equal(noProxyOf({ HTTP_PROXY: 'socks5://corp' }), '')
})

t.test('no entry of NO_PROXY takes a host of the vendor past the proxy', async (t) => {
  for (const entry of [
    ...['*', '*.*', '.', 'com', '.com', '*.com', 'gohighlevel.com', '.GoHighLevel.com', 'rest.gohighlevel.com', 'rest.gohighlevel.com.'],
    ...['rest.gohighlevel.com:443', 'services.leadconnectorhq.com', 'msgsndr.com', 'highlevel', 'rest', 'r?st', 'a;rest.gohighlevel.com']
  ]) {
    t.ok(mayNameVendor(entry), entry)
    t.equal(
      noProxyOf({ NO_PROXY: `intern,${entry}` })
        .split(',')
        .includes('intern'),
      true
    )
    t.equal(
      noProxyOf({ NO_PROXY: `intern,${entry}` })
        .split(',')
        .includes(entry),
      false,
      entry
    )
  }
  for (const entry of [
    'localhost',
    '127.0.0.1',
    '10.0.0.0/8',
    '::1',
    '[::1]',
    '[::1]:80',
    '.corp.example',
    '*.intern',
    'registry.npmjs.org:443'
  ])
    t.notOk(mayNameVendor(entry), entry)
})

t.test('where other machines are refused no entry of NO_PROXY leads to one', async (t) => {
  const entries = ['localhost:81', 'intern', '10.0.0.0/8', '127.0.0.2', '.corp.example']
  t.equal(noProxyOf({ HTTP_PROXY: 'http://corp', NO_PROXY: entries.join() }, isLocal), 'localhost:81,127.0.0.2')
})
