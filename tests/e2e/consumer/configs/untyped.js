import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import leaks from 'eslint-plugin-leaks';

export default [
  { files: ['**/*.{js,ts,tsx}'], ...leaks.configs.recommended },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['**/*.vue'],
    ...leaks.configs.recommended,
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  },
];
