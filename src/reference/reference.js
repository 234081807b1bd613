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

// A key that works by default is filled in, so that "Try it out" does.
const ui = window.SwaggerUIBundle({
  url: '/_emulator/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  // Sends the document nowhere to be validated.
  validatorUrl: null,
  onComplete: () => ui.preauthorizeApiKey('apiKey', 'test-key')
})
