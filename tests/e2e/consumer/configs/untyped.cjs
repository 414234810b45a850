const tseslint = require('typescript-eslint');
const vueParser = require('vue-eslint-parser');
const leaks = require('eslint-plugin-leaks');

module.exports = [
  { files: ['**/*.{js,ts,tsx}'], ...leaks.configs.recommended },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['**/*.vue'],
    ...leaks.configs.recommended,
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  },
];
