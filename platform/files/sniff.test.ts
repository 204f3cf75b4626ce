import { expect, it } from 'vitest'
import { cleanFileName } from './file-name.ts'
import { sniff } from './sniff.ts'

const text = (content: string) => new TextEncoder().encode(content)
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

it.each([
  ['a picture, whatever it is called', png, 'note.txt', 'image/png'],
  ['a PDF', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'scan', 'application/pdf'],
  ['a table', text('name;price\nOčnice;120,50\n'), 'list.CSV', 'text/csv'],
  ['a note in Chinese', text('度数 < 200，正常'), 'note.txt', 'text/plain'],
])('knows %s', async (_what, bytes, name, type) => {
  expect(await sniff(bytes, name)).toBe(type)
})

it.each([
  ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'logo.svg'],
  ['SVG behind an XML head', text('<?xml version="1.0"?>\n<!-- x --><svg/>'), 'logo.png'],
  ['HTML', text('<!DOCTYPE html><html><script>alert(1)</script>'), 'page.txt'],
  ['HTML behind a harmless line', text('hello\n<script>alert(1)</script>'), 'note.txt'],
  ['a shell script', text('#!/bin/sh\nrm -rf /\n'), 'note.txt'],
  ['a program', Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex'), 'lens.png'],
  ['an archive', Buffer.from('504b030414000000080000000000', 'hex'), 'lens.pdf'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0xfd, 0x80]), 'note.txt'],
])('refuses %s', async (_what, bytes, name) => {
  expect(await sniff(bytes, name)).toBeNull()
})

it.each([
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Users\\jana\\předpis 1.PDF', 'application/pdf', 'předpis 1.PDF'],
  ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.exe.pdf'],
  ['photo\u202Egpj.exe', 'image/jpeg', 'photogpj.exe.jpg'],
  ['...', 'image/png', 'file.png'],
  ['x'.repeat(300), 'image/png', `${'x'.repeat(196)}.png`],
] as const)('cleans the name %j', (name, type, cleaned) => {
  expect(cleanFileName(name, type)).toBe(cleaned)
})
