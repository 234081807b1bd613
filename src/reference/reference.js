// The theme that was chosen in the inspector; where none was, that of the system.
const chosen = (() => {
  try {
    return window.localStorage.getItem('go-high-level-emulator-theme')
  } catch {
    return null
  }
})()
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const show = () => {
  document.documentElement.dataset.theme = chosen ?? (dark.matches ? 'dark' : 'light')
}
dark.addEventListener('change', show)
show()

// What the viewer's own page leaves to be wished for by who does not see it, or uses the keyboard.
const accessible = ({ React }) => ({
  wrapComponents: {
    // There is one server, and its list has no name.
    ServersContainer: () => () => null,
    InfoContainer: (Info) => (props) => React.createElement('section', { 'aria-label': 'About' }, React.createElement(Info, props)),
    // A link inside of a button; the address follows what is opened all the same.
    DeepLink:
      () =>
      ({ text }) =>
        React.createElement('span', null, text),
    // Those of the groups are of the third level.
    operations: (Operations) => (props) =>
      React.createElement(React.Fragment, null, React.createElement('h2', null, 'Operations'), React.createElement(Operations, props))
  }
})

// A key that works by default is filled in, so that "Try it out" does.
const ui = window.SwaggerUIBundle({
  url: window.location.search === '?v2' ? '/_emulator/openapi-v2.json' : '/_emulator/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  plugins: [accessible],
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  // Sends the document nowhere to be validated.
  validatorUrl: null,
  onComplete: () => ui.preauthorizeApiKey('apiKey', 'test-key')
})
