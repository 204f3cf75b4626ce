import type { Language } from '#kernel/languages'

export type InLanguages = Readonly<Record<Language, string>>

const then = (one: InLanguages, next: InLanguages): InLanguages => ({
  en: `${one.en} ${next.en}`, cs: `${one.cs} ${next.cs}`, 'pt-BR': `${one['pt-BR']} ${next['pt-BR']}`, 'zh-CN': `${one['zh-CN']}${next['zh-CN']}`,
})

const czechAct: InLanguages = {
  en: 'Act No. 235/2004 Coll., on value added tax, as amended by Act No. 349/2023 Coll. (since 1 January 2024: 21 % and one reduced rate of 12 %); read in «Snížená sazba DPH v roce 2024», dauc.cz, article 12925.',
  cs: 'Zákon č. 235/2004 Sb., o dani z přidané hodnoty, ve znění zákona č. 349/2023 Sb. (od 1. 1. 2024: 21 % a jedna snížená sazba 12 %); čteno v článku «Snížená sazba DPH v roce 2024», dauc.cz, č. 12925.',
  'pt-BR': 'Lei tcheca nº 235/2004, do imposto sobre valor agregado, alterada pela Lei nº 349/2023 (desde 1º de janeiro de 2024: 21% e uma alíquota reduzida de 12%); lido em «Snížená sazba DPH v roce 2024», dauc.cz, artigo 12925.',
  'zh-CN': '捷克增值税法（第 235/2004 号法，经第 349/2023 号法修订；自 2024 年 1 月 1 日起：21% 及一档低税率 12%）；查阅于 dauc.cz《Snížená sazba DPH v roce 2024》，第 12925 篇。',
}
const chineseLaw: InLanguages = {
  en: 'Value-Added Tax Law of the People\'s Republic of China (13 % goods, 9 %, 6 % services; 3 % under the simplified method); read in avalara.com «China VAT rates» of 24 December 2025 and fiscal-requirements.com, news 3664.',
  cs: 'Zákon Čínské lidové republiky o dani z přidané hodnoty (13 % zboží, 9 %, 6 % služby; 3 % zjednodušeným způsobem); čteno v «China VAT rates» z 24. 12. 2025, avalara.com, a ve zprávě 3664, fiscal-requirements.com.',
  'pt-BR': 'Lei do imposto sobre valor agregado da República Popular da China (13% mercadorias, 9%, 6% serviços; 3% pelo método simplificado); lido em avalara.com «China VAT rates» de 24 de dezembro de 2025 e fiscal-requirements.com, notícia 3664.',
  'zh-CN': '《中华人民共和国增值税法》（货物 13%、9%，服务 6%；简易计税 3%）；查阅于 avalara.com「China VAT rates」（2025 年 12 月 24 日）及 fiscal-requirements.com 新闻 3664。',
}
const brazilianLaw = (article: number): InLanguages => ({
  en: `Complementary Law No. 214/2025, art. ${article}: trial rate of 2026; read in reformatributaria.com «Reforma tributária e as alíquotas de transição». Later years were not checked.`,
  cs: `Brazilský doplňkový zákon č. 214/2025, čl. ${article}: zkušební sazba pro rok 2026; čteno v «Reforma tributária e as alíquotas de transição», reformatributaria.com. Další roky ověřeny nebyly.`,
  'pt-BR': `Lei Complementar nº 214/2025, art. ${article}: alíquota de teste de 2026; lido em reformatributaria.com «Reforma tributária e as alíquotas de transição». Os anos seguintes não foram verificados.`,
  'zh-CN': `巴西第 214/2025 号补充法第 ${article} 条：2026 年试行税率；查阅于 reformatributaria.com「Reforma tributária e as alíquotas de transição」。其后年份未经核实。`,
})

/** Where each rate was read and what nobody has checked, for whoever opens the shop and for their accountant. */
export const taxSources = {
  czechAct,
  czechReduced: then(czechAct, {
    en: 'Which spectacles, lenses and repairs fall under it (annexes of the act) was not checked: ask your accountant.',
    cs: 'Které brýle, čočky a opravy do ní patří (přílohy zákona), ověřeno nebylo: zeptejte se účetní.',
    'pt-BR': 'Não foi verificado quais óculos, lentes e consertos se enquadram nela (anexos da lei): pergunte ao seu contador.',
    'zh-CN': '哪些眼镜、镜片和维修适用该税率（见该法附件）未经核实：请咨询您的会计。',
  }),
  chineseLaw,
  chineseSmallScale: then(chineseLaw, {
    en: 'The relief to 1 % for small-scale taxpayers was not checked.',
    cs: 'Úleva na 1 % pro drobné plátce ověřena nebyla.',
    'pt-BR': 'A redução a 1% para pequenos contribuintes não foi verificada.',
    'zh-CN': '小规模纳税人减按 1% 的优惠未经核实。',
  }),
  brazilianCbs: brazilianLaw(346),
  brazilianIbs: brazilianLaw(343),
  setByState: {
    en: 'Set by each state and by the regime of the company. Not checked: enter yours.',
    cs: 'Určuje každý stát a daňový režim firmy. Neověřeno: zadejte svou.',
    'pt-BR': 'Definida por cada estado e pelo regime da empresa. Não verificada: informe a sua.',
    'zh-CN': '由各州和企业的纳税制度决定。未经核实：请填写您的税率。',
  },
  setByMunicipality: {
    en: 'Set by each municipality. Not checked: enter yours.',
    cs: 'Určuje každá obec. Neověřeno: zadejte svou.',
    'pt-BR': 'Definida por cada município. Não verificada: informe a sua.',
    'zh-CN': '由各市决定。未经核实：请填写您的税率。',
  },
  exempt: {
    en: 'Which supplies are exempt was not checked: ask your accountant.',
    cs: 'Která plnění jsou osvobozena, ověřeno nebylo: zeptejte se účetní.',
    'pt-BR': 'Não foi verificado quais operações são isentas: pergunte ao seu contador.',
    'zh-CN': '哪些业务免税未经核实：请咨询您的会计。',
  },
  unchecked: {
    en: 'Not checked: enter the rate that holds for your shop.',
    cs: 'Neověřeno: zadejte sazbu, která platí pro vaši provozovnu.',
    'pt-BR': 'Não verificada: informe a alíquota que vale para a sua loja.',
    'zh-CN': '未经核实：请填写适用于您门店的税率。',
  },
  notRegistered: {
    en: 'Not registered for this tax.',
    cs: 'K této dani neregistrováno.',
    'pt-BR': 'Sem registro para este imposto.',
    'zh-CN': '未登记缴纳此税。',
  },
} as const satisfies Record<string, InLanguages>
