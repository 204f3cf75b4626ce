import { escapeHtml } from '#platform/text/escape-html'

/** What a letter says, as plain text and as HTML. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly LetterFile[]
  /** The same for each copy of a letter that may have been taken already: then its reader's program shows it once. */
  readonly messageId?: string
}

/** A file that goes along, by its bytes: nothing is fetched from anywhere. */
export interface LetterFile { readonly filename: string; readonly contentType: string; readonly content: Buffer }

export interface LetterParts {
  /** BCP 47, tells a reader aloud how to pronounce it. */
  readonly language: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The one thing to press; null where there is none. */
  readonly link: { readonly label: string; readonly url: string } | null
  /** Small, below everything. */
  readonly afterword: string
}

/** Lays out a letter with at most one thing to press. The HTML needs no picture and no style sheet from anywhere. */
export function writeLetter({ language, subject, paragraphs, link, afterword }: LetterParts): Letter {
  const paragraph = (text: string, style = 'margin:0 0 16px'): string => `<p style="${style}">${escapeHtml(text)}</p>`
  const pressed = ({ label, url }: { readonly label: string; readonly url: string }): string => `<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0f5f69;color:#fff;text-decoration:none">${escapeHtml(label)}</a></p>
${paragraph(url, 'margin:0 0 16px;font-size:13px;color:#566063;word-break:break-all')}
`
  return {
    subject,
    text: `${[...paragraphs, ...(link ? [link.url] : []), afterword].join('\n\n')}\n`,
    html: `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f2ee;color:#1d2426;font:16px/1.5 'Noto Sans','Noto Sans SC',Arial,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:8px">
${paragraphs.map((text) => paragraph(text)).join('\n')}
${link ? pressed(link) : ''}${paragraph(afterword, 'margin:0;font-size:13px;color:#566063')}
</div></body></html>`,
  }
}
