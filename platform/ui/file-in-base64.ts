/** The content of a chosen file as base64, as the API takes it. */
export function fileInBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.split(',')[1] ?? '' : ''))
    reader.readAsDataURL(file)
  })
}
