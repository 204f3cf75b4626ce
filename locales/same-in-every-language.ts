/**
 * Texts that may read as in English in a language: names, units, and words that happen to be the same. Anything else that
 * does was probably forgotten.
 */
export const sameInEveryLanguage: Readonly<Record<'cs' | 'pt-BR' | 'zh-CN', readonly string[]>> = {
  cs: ['CNPJ', 'CPF', 'DIČ', 'IČO', '统一社会信用代码', 'PIN', 'cyl', 'freeform', 'E-mail', 'E-shop', 'Role', 'indigo', 'Model', 'SMS', 'VIP', '{minutes} min', '{hours} h', '{days} d', 'PD', 'Abbe {0}', 'e-shop', 'Export', 'GTIN', 'SKU', 'import', 'latex', 'plano', 'text', 'thiomersal', 'web', 'Webhook'],
  'pt-BR': ['freeform', 'trifocal', 'CNPJ', 'CPF', 'DIČ', 'IČO', '统一社会信用代码', 'PIN', 'E-mail', 'Material', 'SMS', 'VIP', 'bifocal', 'regular', '{minutes} min', '{hours} h', '{days} d', 'Normal', 'Total', 'Total {currency}', 'Item', 'Base', '{name}, base <0/>', 'Abbe {0}', 'acne', 'Base 2', 'Bifocal', 'eczema', 'glaucoma', 'GTIN', 'SKU', 'multifocal', 'normal', 'plano', 'Webhook', 'Webhooks'],
  'zh-CN': ['CNPJ', 'CPF', 'DIČ', 'IČO', '统一社会信用代码', 'PIN', 'VIP', 'Webhook'],
}
