/**
 * Common names for invented people, written down for Lunette from general knowledge: no list of anybody's was copied, and
 * nobody in particular is meant. Surnames of women are formed from those of men where the language does so.
 */
export const czech = {
  menBefore1975: ['Jiří', 'Jan', 'Petr', 'Josef', 'Pavel', 'Jaroslav', 'Miroslav', 'Zdeněk', 'Václav', 'Karel', 'Milan', 'František', 'Vladimír', 'Stanislav', 'Ladislav', 'Radek', 'Bohumil', 'Luboš', 'Oldřich', 'Rudolf'],
  menSince1975: ['Martin', 'Tomáš', 'Jakub', 'Lukáš', 'Ondřej', 'Filip', 'Vojtěch', 'Adam', 'Matěj', 'David', 'Michal', 'Marek', 'Daniel', 'Dominik', 'Šimon', 'Štěpán', 'Patrik', 'Jonáš', 'Antonín', 'Kryštof'],
  womenBefore1975: ['Marie', 'Jana', 'Hana', 'Věra', 'Alena', 'Jaroslava', 'Ludmila', 'Jiřina', 'Zdeňka', 'Jarmila', 'Eva', 'Helena', 'Dana', 'Ivana', 'Milena', 'Květa', 'Libuše', 'Božena', 'Olga', 'Naděžda'],
  womenSince1975: ['Kateřina', 'Lucie', 'Petra', 'Tereza', 'Veronika', 'Barbora', 'Eliška', 'Anna', 'Adéla', 'Karolína', 'Markéta', 'Michaela', 'Nikola', 'Kristýna', 'Natálie', 'Zuzana', 'Monika', 'Klára', 'Sára', 'Žaneta'],
  surnames: [
    'Novák', 'Svoboda', 'Novotný', 'Dvořák', 'Černý', 'Procházka', 'Kučera', 'Veselý', 'Horák', 'Němec', 'Pokorný', 'Marek', 'Pospíšil', 'Hájek', 'Jelínek', 'Král', 'Růžička', 'Beneš',
    'Fiala', 'Sedláček', 'Doležal', 'Zeman', 'Kolář', 'Navrátil', 'Čermák', 'Vaněk', 'Urban', 'Blažek', 'Kříž', 'Kopecký', 'Kratochvíl', 'Bartoš', 'Vlček', 'Polák', 'Musil', 'Šimek', 'Konečný',
    'Malý', 'Čech', 'Staněk', 'Štěpánek', 'Holub', 'Dostál', 'Soukup', 'Šťastný', 'Mareš', 'Moravec', 'Sýkora', 'Tichý', 'Valenta', 'Vávra', 'Matoušek', 'Říha', 'Bureš', 'Ševčík', 'Hruška',
    'Mašek', 'Krejčí', 'Dušek', 'Pavlík', 'Havlík', 'Janda', 'Hrubý', 'Brož', 'Tesař', 'Slavík', 'Adámek', 'Žák', 'Bílek', 'Klíma', 'Stránský', 'Souček', 'Řezníček', 'Ďurďa', 'Gajdošík', 'Ždárský',
  ],
} as const

/** Family name, middle name and given name are written in this sequence at home; abroad the family name comes last. */
export const vietnamese = {
  surnames: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'],
  men: ['Văn Hùng', 'Đức Anh', 'Minh Tuấn', 'Quang Huy', 'Thành Long', 'Việt Dũng', 'Xuân Bách', 'Trung Kiên'],
  women: ['Thị Lan', 'Thu Hà', 'Ngọc Ánh', 'Thùy Linh', 'Phương Thảo', 'Thị Mai', 'Bích Ngọc', 'Hồng Nhung'],
} as const

/** Each with its pinyin, for e-mail addresses. */
export const chinese = {
  surnames: [['王', 'wang'], ['李', 'li'], ['张', 'zhang'], ['刘', 'liu'], ['陈', 'chen'], ['杨', 'yang'], ['赵', 'zhao'], ['黄', 'huang'], ['周', 'zhou'], ['吴', 'wu']],
  men: [['伟', 'wei'], ['军', 'jun'], ['建国', 'jianguo'], ['志强', 'zhiqiang'], ['浩然', 'haoran'], ['子轩', 'zixuan'], ['国栋', 'guodong'], ['明辉', 'minghui']],
  women: [['娜', 'na'], ['秀兰', 'xiulan'], ['丽华', 'lihua'], ['雨桐', 'yutong'], ['静怡', 'jingyi'], ['晓梅', 'xiaomei'], ['婷婷', 'tingting'], ['慧敏', 'huimin']],
} as const

export const brazilian = {
  surnames: ['Silva', 'Souza', 'Oliveira', 'Pereira', 'Gonçalves', 'Araújo', 'Conceição', 'Magalhães', 'Simões', 'dos Santos'],
  men: ['João Pedro', 'Gabriel', 'Antônio', 'Thiago', 'Caio', 'Estêvão', 'Luís Fernando', 'Rafael'],
  women: ['Ana Luísa', 'Beatriz', 'Camila', 'Júlia', 'Fernanda', 'Letícia', 'Mariângela', 'Conceição'],
} as const

/**
 * The surname of a woman in Czech.
 * @example womansSurname('Němec') // 'Němcová'
 */
export function womansSurname(surname: string): string {
  // Adjectives change their ending, those in -í stay.
  if (surname.endsWith('ý')) return `${surname.slice(0, -1)}á`
  if (surname.endsWith('í')) return surname
  if (surname.endsWith('ěk')) return `${surname.slice(0, -3)}${softened[surname.at(-3) ?? ''] ?? surname.at(-3)}ková`
  return `${surname.replace(/e([kc])$/, '$1').replace(/a$/, '')}ová`
}

const softened: Readonly<Record<string, string>> = { n: 'ň', d: 'ď', t: 'ť' }
