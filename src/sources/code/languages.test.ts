import { expect, test } from 'vitest'
import { languageOf } from './languages.ts'

test.for([
  ['src/app.ts', 'typescript'],
  ['src/app.d.mts', 'typescript'],
  ['web/List.tsx', 'tsx'],
  ['web/List.jsx', 'javascript'],
  ['Rakefile', 'ruby'],
  ['lib/tasks/x.rake', 'ruby'],
  ['a/B.KT', 'kotlin'],
  ['build.gradle.kts', 'kotlin'],
  ['po/de.po', 'gettext'],
  ['.bashrc', null],
  ['LICENSE', null],
  ['photo.xyz', null],
  ['.c', null],
])('%s is %s', ([path, language]) => {
  expect(languageOf(path ?? '')).toBe(language)
})

test.for([
  ['#!/bin/sh\n', 'shell'],
  ['#!/usr/bin/env -S FOO=1 python3.12 -u\n', 'python'],
  ['#! /usr/bin/perl -w\n', 'perl'],
  ['#!/usr/bin/env node\n', 'javascript'],
  ['#!/bin/sh\n# the next line restarts \\\nexec wish "$0" -- "$@"\n', 'tcl'],
  ['#!/bin/sh\nexec python3 "$0" "$@"\n', 'python'],
  ['#!/bin/sh\nexec git "$@"\n', 'shell'],
  ['no script at all', null],
])('a first line of %j is %s', ([text, language]) => {
  expect(languageOf('bin/tool', text ?? '')).toBe(language)
})

test('a script with an ending can hand itself on too', () => {
  expect(languageOf('gui.sh', '#!/bin/sh\n# \\\nexec wish "$0" -- "$@"\n')).toBe('tcl')
})

test('a header is C++ when it says so', () => {
  expect(languageOf('a.h', '#include <stdio.h>\nint f(void);\n')).toBe('c')
  expect(languageOf('a.h', '#pragma once\nnamespace a {\n}\n')).toBe('cpp')
  expect(languageOf('a.h', '#include <vector>\n')).toBe('cpp')
  expect(languageOf('a.h', 'struct a { int class_of; };\n')).toBe('c')
})
