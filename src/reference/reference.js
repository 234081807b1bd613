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
