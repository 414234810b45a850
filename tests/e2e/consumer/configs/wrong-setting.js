import leaks from 'eslint-plugin-leaks';

export default [{ ...leaks.configs.recommended, settings: { leaks: { recources: [] } } }];
