import { foldHeading } from './fields.ts'

/** The words of other systems for our few, in the languages of the shops. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  language: {
    en: 'en,english,angličtina,anglicky,inglês,英语,英文', cs: 'cs,cz,czech,čeština,česky,tcheco,捷克语', 'pt-BR': 'pt,pt-br,br,portuguese,portugalština,português,葡萄牙语', 'zh-CN': 'zh,zh-cn,cn,chinese,čínština,chinês,中文,汉语',
  },
  class: {
    regular: 'regular,normal,běžný,běžná,standard,comum,普通,普通顾客', member: 'member,člen,členka,klub,membro,sócio,会员', vip: 'vip,贵宾',
  },
  productKind: {
    frame: 'frame,frames,obruba,obruby,brýlové obruby,armação,armações,镜架,眼镜架', lens: 'lens,lenses,čočka,čočky,brýlové čočky,skla,sklo,lente,lentes,镜片',
    'contact-lens': 'contact lens,contact lenses,kontaktní čočky,kontaktní čočka,lente de contato,lentes de contato,隐形眼镜',
    accessory: 'accessory,accessories,doplněk,doplňky,příslušenství,acessório,acessórios,配件', cosmetic: 'cosmetic,cosmetics,kosmetika,cosmético,cosméticos,化妆品',
    consumable: 'consumable,consumables,spotřební materiál,roztok,roztoky,solução,soluções,consumível,耗材,护理液', service: 'service,services,služba,služby,práce,serviço,serviços,服务',
  },
}

const byWord = new Map(Object.entries(words).map(([what, choices]) =>
  [what, new Map(Object.entries(choices).flatMap(([choice, all]) => [choice, ...all.split(',')].map((word) => [foldHeading(word), choice] as const)))] as const))

/** The choice that a word of another system means, or null when nobody knows it. */
export const readChoice = (what: 'language' | 'class' | 'productKind', text: string): string | null => byWord.get(what)?.get(foldHeading(text)) ?? null
