import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may import whom: see README, "The house". */
const only = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const ours = (folders, message) => ({
  group: folders.flatMap((folder) => [`**/${folder}`, `**/${folder}/**`]),
  message,
});

const cytoscape = { group: ['cytoscape', 'cytoscape-*'], message: 'Only web/canvas draws with Cytoscape.' };
const driver = { group: ['neo4j-driver'], message: 'Only server/graph/client.ts knows the driver.' };

export default ts.config(
  { ignores: ['dist', '.liantu', 'coverage', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  only(
    ['server/contract/**'],
    [
      ours(
        ['graph', 'analysis', 'routes', 'import', 'export', 'web', 'scripts'],
        'The contract imports nothing of ours.',
      ),
      driver,
    ],
  ),
  only(
    ['server/analysis/**'],
    [
      ours(
        ['graph', 'routes', 'import', 'export', 'web', 'scripts'],
        'Judgement is pure: it knows the contract only.',
      ),
      driver,
    ],
  ),
  only(
    ['server/{routes,import,export}/**', 'server/*.ts'],
    [ours(['web', 'scripts'], 'The server knows neither the pages nor the scripts.'), driver],
  ),
  only(
    ['server/graph/**'],
    [ours(['routes', 'web', 'scripts'], 'The graph knows neither routes nor pages.'), driver],
  ),
  only(
    ['server/graph/client.ts'],
    [ours(['routes', 'web', 'scripts'], 'The graph knows neither routes nor pages.')],
  ),
  only(
    ['web/**'],
    [cytoscape, driver, { regex: '/server/(?!contract/)', message: 'The pages know the contract only.' }],
  ),
  only(
    ['web/canvas/**'],
    [
      driver,
      { regex: '/server/(?!contract/)', message: 'The pages know the contract only.' },
      ours(['views', 'state', 'api', 'i18n'], 'The canvas is given what it draws.'),
    ],
  ),
);
