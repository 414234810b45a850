import leaks from 'eslint-plugin-leaks';

export default [{ plugins: { leaks }, rules: { 'leaks/no-leaked-timer': ['error', { raport: 'likely' }] } }];
