export const importKinds = ['customers', 'products', 'orders'] as const
export type ImportKind = (typeof importKinds)[number]

/** What the text of a column is read as. `choice`: one of a few words, see choices.ts. */
export type FieldType = 'text' | 'day' | 'money' | 'phone' | 'email' | 'digits' | 'tax-id' | 'choice'

export interface ImportField {
  readonly field: string
  readonly type: FieldType
  /** Longest text. */
  readonly max: number
  readonly required?: true
  /** Headings that mean this field, folded, in the languages of the shops; the first fitting column gets it. */
  readonly headings: readonly string[]
}

const field = (name: string, type: FieldType, max: number, headings: string, required?: true): ImportField =>
  ({ field: name, type, max, headings: [...new Set(headings.split(','))], ...(required && { required }) })

/**
 * What can be read of each kind of row, with the headings by which it is known: English, Czech, Portuguese, Chinese; written
 * as they are said, compared without case, accents and signs.
 */
export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  customers: [
    field('externalId', 'text', 80, 'id,customer id,customer number,customer no,client number,kód,číslo,id zákazníka,číslo zákazníka,číslo klienta,kód zákazníka,código,código do cliente,id do cliente,número do cliente,编号,客户编号,会员号,客户号,顾客编号'),
    field('title', 'text', 40, 'title,salutation,titul,oslovení,tratamento,título,称谓,称呼'),
    field('givenName', 'text', 80, 'first name,given name,forename,jméno,křestní jméno,nome,primeiro nome,prenome,名,名字'),
    field('familyName', 'text', 80, 'last name,family name,surname,příjmení,sobrenome,apelido,último nome,姓,姓氏'),
    field('fullName', 'text', 160, 'name,full name,customer,customer name,client,zákazník,jméno a příjmení,příjmení a jméno,celé jméno,klient,nome completo,cliente,nome do cliente,姓名,客户,客户姓名,顾客,顾客姓名'),
    field('birthOn', 'day', 40, 'birth date,date of birth,birthday,born,dob,datum narození,narozen,narozena,narození,dat. nar.,data de nascimento,nascimento,data nasc,aniversário,出生日期,生日,出生年月'),
    field('phone', 'phone', 40, 'phone,telephone,mobile,mobile phone,cell,cell phone,phone number,telefon,mobil,tel,telefonní číslo,mobilní telefon,telefone,celular,fone,telemóvel,whatsapp,电话,手机,手机号,电话号码,联系电话,手机号码'),
    field('phone2', 'phone', 40, 'phone 2,second phone,other phone,home phone,telefon 2,druhý telefon,telefon domů,pevná linka,telefone 2,telefone fixo,outro telefone,telefone residencial,电话2,备用电话,固定电话'),
    field('email', 'email', 254, 'e-mail,email,mail,e-mail address,emailová adresa,e-mailová adresa,endereço de e-mail,correio eletrônico,邮箱,电子邮件,电子邮箱'),
    field('street', 'text', 200, 'street,address,street address,address line 1,street and number,home address,ulice,adresa,ulice a číslo,ulice a č.p.,ulice č.p.,bydliště,adresa bydliště,rua,endereço,logradouro,morada,rua e número,endereço residencial,地址,街道,详细地址,联系地址,家庭地址,住址,街道地址'),
    field('city', 'text', 120, 'city,town,place,město,obec,město/obec,cidade,município,localidade,城市,市,市县,所在城市'),
    field('postalCode', 'text', 20, 'postal code,postcode,post code,zip,zip code,psč,směrovací číslo,poštovní směrovací číslo,cep,código postal,邮编,邮政编码'),
    field('region', 'text', 120, 'region,state,province,county,district,kraj,okres,estado,uf,província,distrito,省,省份,省市,州'),
    field('country', 'choice', 60, 'country,country code,země,stát,kód země,país,国家,国家地区,国别'),
    field('companyId', 'tax-id', 40, 'ičo,ič,company id,company number,company registration number,identifikační číslo'),
    field('vatId', 'tax-id', 40, 'dič,vat id,vat number,vat no,daňové identifikační číslo'),
    field('cpf', 'tax-id', 40, 'cpf,cpf do cliente,número do cpf'),
    field('cnpj', 'tax-id', 40, 'cnpj,cnpj do cliente,número do cnpj'),
    field('creditCode', 'tax-id', 40, '统一社会信用代码,社会信用代码,信用代码,uscc,unified social credit code'),
    field('taxId', 'tax-id', 40, 'tax id,tax number,tin,ičo/dič,daňové číslo,cpf/cnpj,cnpj/cpf,cpf ou cnpj,documento,nif,税号,纳税人识别号'),
    field('language', 'choice', 40, 'language,jazyk,idioma,língua,语言'),
    field('class', 'choice', 40, 'class,customer class,level,member,třída,členství,úroveň,classe,categoria,nível,等级,会员等级,级别'),
    field('source', 'text', 80, 'source,how found,zdroj,odkud,origem,como conheceu,来源'),
    field('note', 'text', 2000, 'note,notes,remark,comment,poznámka,poznámky,observação,observações,obs,nota,备注,说明'),
  ],
  products: [
    field('externalId', 'text', 80, 'id,product id,item id,id produktu,id zboží,id položky,id do produto,产品编号,商品编号'),
    field('name', 'text', 160, 'name,product,item,description,product name,název,zboží,produkt,položka,název zboží,název produktu,popis,nome,produto,descrição,nome do produto,名称,商品名称,产品名称,品名', true),
    field('kind', 'choice', 40, 'kind,type,category,group,druh,typ,kategorie,skupina,tipo,categoria,grupo,类型,类别,分类'),
    field('brand', 'text', 80, 'brand,manufacturer,make,značka,výrobce,marca,fabricante,品牌,厂家'),
    field('model', 'text', 80, 'model,model name,modelo,型号,款号'),
    field('colour', 'text', 80, 'colour,color,barva,cor,颜色,色号'),
    field('variant', 'text', 120, 'variant,size,varianta,velikost,provedení,variante,variação,tamanho,规格,尺寸'),
    field('sku', 'text', 60, 'sku,code,item code,article,article number,kód,kód zboží,číslo zboží,katalogové číslo,plu,código,código do produto,referência,货号,编码,商品编码,条目'),
    field('gtin', 'digits', 40, 'gtin,ean,ean13,barcode,upc,čárový kód,ean kód,código de barras,条码,条形码'),
    field('price', 'money', 40, 'price,retail price,selling price,sale price,cena,prodejní cena,cena s dph,cena prodej,preço,preço de venda,valor,价格,售价,零售价,单价'),
    field('cost', 'money', 40, 'cost,purchase price,buying price,unit cost,nákupní cena,pořizovací cena,cena nákup,custo,preço de custo,preço de compra,成本,进价,采购价'),
    field('taxClass', 'choice', 40, 'tax class,tax,vat,vat rate,dph,sazba,sazba dph,daňová třída,imposto,classe fiscal,alíquota,税类,税率'),
  ],
  orders: [
    field('externalId', 'text', 80, 'order,order number,order no,order id,job number,number,zakázka,číslo zakázky,č. zakázky,číslo objednávky,objednávka,číslo,pedido,número do pedido,os,ordem de serviço,número da os,número,订单号,订单编号,单号,编号', true),
    field('customerId', 'text', 80, 'customer id,customer number,client number,id zákazníka,číslo zákazníka,kód zákazníka,id do cliente,código do cliente,número do cliente,客户编号,会员号,客户号'),
    field('customerName', 'text', 160, 'customer,customer name,name,client,zákazník,jméno zákazníka,jméno,klient,cliente,nome do cliente,nome,客户,客户姓名,姓名,顾客'),
    field('customerPhone', 'phone', 40, 'phone,customer phone,telephone,mobile,telefon,mobil,telefon zákazníka,telefone,celular,电话,手机,手机号,联系电话'),
    field('customerEmail', 'email', 254, 'e-mail,email,customer e-mail,e-mail zákazníka,e-mail do cliente,邮箱,电子邮件'),
    field('kind', 'choice', 60, 'kind,type,job type,druh,typ,druh zakázky,tipo,tipo de serviço,类型,订单类型'),
    field('stage', 'choice', 60, 'stage,status,state,stav,fáze,stav zakázky,situação,etapa,status do pedido,状态,阶段,订单状态'),
    field('branch', 'choice', 80, 'branch,shop,store,location,pobočka,prodejna,provozovna,filial,loja,unidade,门店,分店,店铺'),
    field('takenOn', 'day', 40, 'date,taken,taken on,order date,date taken,datum,přijato,datum přijetí,datum objednávky,datum zakázky,data,data do pedido,data de entrada,日期,下单日期,接单日期,订单日期'),
    field('promisedOn', 'day', 40, 'promised,promised on,due,due date,ready by,delivery date,slíbeno,termín,termín dodání,slíbený termín,vyzvednutí,prazo,prometido,data de entrega,previsão,交付日期,取货日期,承诺日期,预计取件'),
    field('description', 'text', 240, 'description,item,items,goods,what,job,popis,položka,položky,zboží,předmět,descrição,item,itens,produto,商品,内容,描述,项目'),
    field('total', 'money', 40, 'total,price,amount,total price,celkem,cena,částka,cena celkem,celková cena,total geral,valor,valor total,preço,总价,金额,合计,总金额', true),
    field('paid', 'money', 40, 'paid,deposit,advance,zaplaceno,záloha,uhrazeno,pago,sinal,adiantamento,valor pago,entrada,已付,定金,预付,已付金额'),
    field('note', 'text', 2000, 'note,notes,remark,comment,poznámka,observação,observações,obs,备注'),
  ],
}

/** A heading as it is compared: without case, accents and signs. */
export const foldHeading = (heading: string): string => heading.normalize('NFKD').replace(/[\p{M}\p{P}\p{S}\s]/gu, '').toLowerCase()
