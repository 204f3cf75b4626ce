/** Something that is read through the API. */
export interface Read { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly params?: Readonly<Record<string, string>> }

/** Things of the shop that some lists are asked for. */
export interface Known { readonly customer: string; readonly order: string; readonly number: string; readonly branch: string; readonly staff: string; readonly product: string; readonly variant: string; readonly lab: string; readonly labId: string; readonly webhook: string }

const orderSorts = ['newest', 'oldest', 'promised', 'promised-last', 'customer', 'customer-last', 'total', 'total-least', 'balance', 'balance-least']

/** Each field of the filter alone, and mixes as people ask for them. */
const filters = ({ customer, number, branch, staff, product, lab }: Known): string[] => [
  `number:${number}`, 'product:aria', `product:${product}`, `lab:${lab}`, 'lot:L24-117', `customer:${customer}`, `branch:${branch}`, `sold-by:${staff}`, 'sold-by:me', `assigned:${staff}`, 'assigned:nobody', 'stage:ready', 'stage:collected',
  'kind:repair', 'phase:ready', 'phase:closed', 'phase:cancelled', 'phase:draft', 'channel:phone', 'priority:rush', 'occurred:today', 'occurred:2026-06-01..2026-06-30', 'promised:today', 'promised:week', 'promised:none', 'promised:2026-03-01..2026-03-07',
  'collected:week', 'collected:none', 'balance:1..', 'balance:..-1', 'total:1000000..', 'is:open', 'is:late', 'is:owing', 'is:hold', 'is:remake', 'not:open', 'not:late', 'not:owing', 'not:hold', 'not:remake',
  'stage:ready promised:week', 'kind:external-lens-job balance:1.. occurred:2026-06-01..', 'stage:collected channel:counter total:5000..9000', 'is:late kind:external-lens-job priority:normal', `branch:${branch} is:open`, `lab:${lab} is:open promised:..week`,
  `sold-by:${staff} occurred:month`, 'is:open,owing promised:none', 'phase:closed balance:1..', 'phase:taken,producing,finishing,ready,closed promised:week+1',
]

const read = (path: string, query: Read['query'] = {}, params: Read['params'] = {}): Read => ({ path, query, params })

/** Every list of the product, as people ask for it: what is added to a screen is added here. */
export const listsOf = (known: Known): Read[] => [...orderLists(known), ...work(known), ...people(known), ...goods(known), ...lenses(known), ...labs(known), ...kept(known), ...settings]

const orderLists = (known: Known): Read[] => [
  ...orderSorts.flatMap((sort) => [read('/orders', { sort }), read('/orders', { sort, open: 'true' })]),
  ...['novak', '603', known.number].map((q) => read('/orders', { q })),
  read('/orders', { late: 'true', sort: 'promised' }), read('/orders', { owing: 'true', sort: 'balance' }), read('/orders', { customerId: known.customer }),
  ...filters(known).map((filter) => read('/orders', { filter })), ...['promised', 'customer'].map((sort) => read('/orders', { filter: 'stage:ready promised:week', sort })),
  read('/orders/saved-filters'), read('/orders/list-columns'),
]

const work = ({ branch, staff, order, number }: Known): Read[] => [
  read('/orders/overview'), read('/orders/overview', { branchId: branch }),
  ...['place', 'stage', 'person', 'branch'].map((by) => read('/orders/board', { by })), read('/orders/board', { by: 'place', branchId: branch }),
  ...Object.entries({ place: 'lab', stage: 'ready', person: staff, branch }).map(([by, column]) => read('/orders/board/column', { by, column })), read('/orders/board/column', { by: 'person', column: 'nobody' }),
  read('/requisitions'), read('/requisitions', { status: 'open' }), read('/requisitions', { orderId: order }),
  read('/orders/by-number/{number}', {}, { number }), ...['', '/receipts', '/versions', '/attachments'].map((part) => read(`/orders/{id}${part}`, {}, { id: order })),
]

const people = ({ customer, number }: Known): Read[] => [
  read('/customers'), ...['novak', 'novak jan'].map((q) => read('/customers', { q })), read('/customers', { tag: 'glaucoma' }), read('/customers', { class: 'vip' }),
  ...['novak', 'n', '603', number, '1958-03', 'nowak jna'].map((q) => read('/customers/search', { q })),
  read('/customers/duplicates', { givenName: 'Eva', familyName: 'Nováková', phone: '603 123 456', email: 'eva@example.com' }), read('/customers/tags'), read('/customers/class-rules'),
  ...['', '/timeline', '/consents', '/merges', '/health'].map((part) => read(`/customers/{id}${part}`, {}, { id: customer })),
  ...['/prescriptions', '/prescriptions/latest'].map((path) => read(path, { customerId: customer })),
]

const goods = ({ product, variant, branch }: Known): Read[] => [
  read('/products'), read('/products', { q: 'aria' }), read('/products', { kind: 'frame' }), read('/products', { kind: 'frame', q: 'aria' }),
  ...['', '/prices', '/price-plan'].map((part) => read(`/products/{id}${part}`, {}, { id: product })), read('/prices', { branchId: branch, variantIds: variant }), read('/price-lists'),
]

const lenses = ({ product, variant, customer }: Known): Read[] => [
  read('/lens-types', { q: 'nova' }), read('/lens-types', { kind: 'progressive' }), read('/lens-checks', { rightSphere: '-2250', leftSphere: '-1750', rightVariant: variant }), read('/lens-catalogues'), read('/contact-lens-ranges', { productIds: product }),
  read('/contact-lens-supplies', { customerId: customer }), read('/contact-lens-supplies', { until: '2026-12-24' }),
]

const labs = ({ labId, branch, order, customer }: Known): Read[] => [
  ...([{}, { labId }, { orderId: order }, { from: '2026-09-01', to: '2026-11-30' }, { labId, from: '2026-09-01', to: '2026-11-30' }] as Read['query'][]).map((query) => read('/lab-orders', query)),
  ...['sent', 'arrived', 'open', 'late', 'failed', 'remade'].map((figure) => read('/lab-orders', { labId, figure, from: '2026-09-01', to: '2026-11-30' })), read('/lab-orders', { figure: 'open' }), read('/lab-orders', { figure: 'remade', causedBy: 'lab' }),
  read('/labs/scorecard'), read('/lab-promises', { branchId: branch }), read('/lab-promises', { branchId: branch, orderId: order }), ...['', '/remake-terms'].map((part) => read(`/lab-orders/{id}${part}`, {}, { id: order })),
  ...['lab-orders', 'inspections', 'trace'].map((part) => read(`/orders/{id}/${part}`, {}, { id: order })), read('/customers/{id}/contact-lens-fittings', {}, { id: customer }), read('/prescription-checks/basis', { customerId: customer }),
]

const kept = ({ staff, order, webhook }: Known): Read[] => [
  read('/audit'), ...([{ staffId: staff }, { kind: 'orders' }, { kind: 'orders.cancelled' }, { subjectId: order }, { looks: 'true' }, { from: '2026-01-01', until: '2026-06-30' }] as Read['query'][]).map((query) => read('/audit', query)),
  read('/webhooks/{id}/deliveries', {}, { id: webhook }), read('/webhooks/{id}/deliveries', { state: 'dead' }, { id: webhook }),
]

const settings = ['/tax-classes', '/tax-rates', '/order-kinds', '/order-kinds/settings', '/order-rules', '/imports', '/labs', '/lab-settings', '/tolerance-tables', '/prescription-checks', '/staff', '/skills', '/branches', '/api-keys', '/webhooks'].map((path) => read(path))
