import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Only `lib/backend` may speak to the shell; everything else asks through its interface. */
const shellStaysInBackend = {
  files: ['src/**/*.{ts,svelte}'],
  ignores: ['src/lib/backend/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: ['@tauri-apps/*'], message: 'Ask through lib/backend.' },
          { group: ['**/backend/bindings'], message: 'Import types from $lib/backend.' }
        ]
      }
    ]
  }
};

/** Shared parts know no feature. */
const componentsKnowNoFeature = {
  files: ['src/lib/components/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: ['$lib/features/*', '**/features/*', '@tauri-apps/*'] }
    ]
  }
};

export default ts.config(
  { ignores: ['dist', 'src/lib/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    }
  },
  {
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // The addresses of this app are `#/…`; there is no SvelteKit `resolve()`.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  shellStaysInBackend,
  componentsKnowNoFeature
);
