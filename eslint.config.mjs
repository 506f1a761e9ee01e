import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NAMED_EXPORTS = { selector: 'ExportDefaultDeclaration', message: 'Named exports only' };
const SAID = 'Property[key.name=/^(detail|line)$/]';
const OWN_WORDS = 'A sentence of our own is a code of shared/domain/own-words.ts, worded in shared/text';

export default defineConfig(
  {
    ignores: ['out/**', '.tsc/**', '.cache/**', 'node_modules/**', 'test-results/**', 'playwright-report/**'],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/promise-function-async': 'off',
      '@typescript-eslint/method-signature-style': ['error', 'property'],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', NAMED_EXPORTS],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'max-depth': ['error', 3],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      // Another program.
      'src/main/rehearsal/**',
      // Technical details of a wire or a file, shown as such.
      'src/main/sources/libvirt/wire/**',
      'src/main/rpc/{answer,serve-line}.ts',
      'src/main/store/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        NAMED_EXPORTS,
        { selector: `${SAID} > Literal[value=/[a-z] [a-z]/i]`, message: OWN_WORDS },
        { selector: `${SAID} > TemplateLiteral > TemplateElement[value.raw=/[a-z]{2}/]`, message: OWN_WORDS },
      ],
    },
  },
  { files: ['src/renderer/**'], ...reactHooks.configs.flat.recommended },
  { files: ['**/*.tsx'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    // Plain Node that must run before anything is installed; it talks to a terminal.
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
