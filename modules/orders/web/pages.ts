import { IconChartBar, IconLayoutKanban, IconReceipt, IconTruckDelivery } from '@tabler/icons-react'
import { pageTitles } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'
import { LateBadge } from './late-badge.tsx'
import type { GlassesPart, OrderPart, PromisePart } from './order-parts.ts'

const save = /*i18n*/ { id: 'key.save', message: 'save' }
const printLabel = { caps: ['L'], does: /*i18n*/ { id: 'key.print-label', message: 'label or slip of the stage' } } as const
const newOrder = { caps: ['N'], does: /*i18n*/ { id: 'key.new-order', message: 'new order' } } as const

const boardPage: Page = {
  path: '/board',
  title: /*i18n*/ { id: 'page.board', message: 'Work board' },
  right: 'orders.read',
  capability: 'orders',
  keys: [
    { caps: ['↑'], does: /*i18n*/ { id: 'key.card-before', message: 'card before' }, rare: true },
    { caps: ['↓'], does: /*i18n*/ { id: 'key.card-after', message: 'next card' } },
    { caps: ['←'], does: /*i18n*/ { id: 'key.column-before', message: 'column before' }, rare: true },
    { caps: ['→'], does: /*i18n*/ { id: 'key.column-after', message: 'next column' } },
    { caps: ['Enter'], does: /*i18n*/ { id: 'key.open', message: 'open' } },
    { caps: ['Shift', '→'], does: /*i18n*/ { id: 'key.next-stage', message: 'next stage' } },
    { caps: ['Shift', '←'], does: /*i18n*/ { id: 'key.stage-before', message: 'stage before' }, rare: true },
    { caps: ['P'], does: /*i18n*/ { id: 'key.priority', message: 'priority' } },
    { caps: ['W'], does: /*i18n*/ { id: 'key.why-late', message: 'why late' } },
    { caps: ['A'], does: /*i18n*/ { id: 'key.assign', message: 'assign' } },
    { caps: ['H'], does: /*i18n*/ { id: 'key.hold', message: 'hold' } },
    { caps: ['M'], does: /*i18n*/ { id: 'key.move-by-scan', message: 'move by scanning' } },
    { caps: ['X'], does: /*i18n*/ { id: 'key.select', message: 'select' }, rare: true },
    printLabel,
    { caps: ['Ctrl', 'Z'], does: /*i18n*/ { id: 'key.undo', message: 'undo' } },
    newOrder,
  ],
  nav: { part: 'work', icon: IconLayoutKanban, letter: 'B', Badge: LateBadge },
  load: () => import('./board/board-page.tsx'),
}

/** The owner's first view. */
const todayPage: Page = {
  path: '/today',
  title: /*i18n*/ { id: 'page.today', message: 'Today' },
  right: 'orders.overview',
  capability: 'orders',
  keys: [newOrder],
  nav: { part: 'work', icon: IconChartBar, letter: 'R' },
  load: () => import('./today/today-page.tsx'),
}

/** Orders: the list, which is where the day starts; taking one; one by itself, with what modules above show of it. */
export const ordersPages = (parts: readonly OrderPart[] = [], promises: readonly PromisePart[] = [], glasses: readonly GlassesPart[] = []): readonly Page[] => [
  boardPage,
  {
    path: '/orders',
    title: /*i18n*/ { id: 'page.orders', message: 'Orders' },
    right: 'orders.read',
    capability: 'orders',
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['/'], does: /*i18n*/ { id: 'key.filter', message: 'filter' } },
      { caps: ['F'], does: /*i18n*/ { id: 'key.add-condition', message: 'add a condition' } },
      newOrder,
    ],
    nav: { part: 'work', icon: IconReceipt, letter: 'O' },
    load: () => import('./list/orders-page.tsx'),
  },
  {
    path: '/orders/new',
    title: /*i18n*/ { id: 'page.new-order', message: 'New order' },
    right: 'orders.write',
    capability: 'orders',
    under: '/orders',
    wide: true,
    keys: [
      { caps: ['Enter'], does: /*i18n*/ { id: 'key.next-answer', message: 'next field that needs an answer' } },
      { caps: ['F2'], does: /*i18n*/ { id: 'key.customer', message: 'customer' } },
      { caps: ['F4'], does: /*i18n*/ { id: 'key.prescription', message: 'prescription' } },
      { caps: ['F8'], does: /*i18n*/ { id: 'key.frame', message: 'frame' }, beside: { key: 'F9', acts: true } },
      { caps: ['F8'], does: /*i18n*/ { id: 'key.goods', message: 'services and goods' }, beside: { key: 'F9', acts: false } },
      { caps: ['F9'], does: /*i18n*/ { id: 'key.lenses', message: 'lenses' } },
      { caps: ['F10'], does: /*i18n*/ { id: 'key.price', message: 'price' } },
      { caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.take-order', message: 'take the order' } },
      { caps: ['Esc'], does: /*i18n*/ { id: 'key.discard', message: 'discard' } },
    ],
    load: async () => (await import('./intake/intake-page.tsx')).intakePage(promises),
  },
  {
    path: '/orders/$id',
    title: /*i18n*/ { id: 'page.order', message: 'Order' },
    right: 'orders.read',
    capability: 'orders',
    under: '/orders',
    wide: true,
    keys: [
      { caps: ['Shift', '→'], does: /*i18n*/ { id: 'key.next-stage', message: 'next stage' } },
      { caps: ['Shift', '←'], does: /*i18n*/ { id: 'key.stage-before', message: 'stage before' } },
      { caps: ['$'], does: /*i18n*/ { id: 'key.take-payment', message: 'take payment' } },
      { caps: ['Ctrl', 'P'], does: /*i18n*/ { id: 'key.print', message: 'print' } },
      printLabel,
      { caps: ['E'], does: /*i18n*/ { id: 'key.change', message: 'change' } },
      { caps: ['H'], does: /*i18n*/ { id: 'key.hold', message: 'hold' } },
      { caps: ['Ctrl', 'Z'], does: /*i18n*/ { id: 'key.undo', message: 'undo' } },
      { caps: ['Ctrl', 'Enter'], does: save },
      newOrder,
    ],
    load: async () => (await import('./order/order-page.tsx')).orderPage(parts, glasses),
  },
  {
    path: '/running-out',
    title: /*i18n*/ { id: 'page.running-out', message: 'Contact lenses running out' },
    right: 'orders.read',
    capability: 'orders',
    under: '/orders',
    keys: [],
    load: () => import('./boxes/running-out-page.tsx'),
  },
  {
    path: '/parts',
    title: /*i18n*/ { id: 'page.parts', message: 'Parts to buy' },
    right: 'orders.read',
    capability: 'orders',
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['X'], does: /*i18n*/ { id: 'key.select', message: 'select' } },
      { caps: ['V'], does: /*i18n*/ { id: 'key.select-all', message: 'select all' } },
      { caps: ['O'], does: /*i18n*/ { id: 'key.parts-ordered', message: 'ordered' } },
      { caps: ['A'], does: /*i18n*/ { id: 'key.parts-arrived', message: 'have come' } },
      { caps: ['Ctrl', 'Z'], does: /*i18n*/ { id: 'key.undo', message: 'undo' } },
    ],
    nav: { part: 'work', icon: IconTruckDelivery, letter: 'Q' },
    load: () => import('./parts/parts-page.tsx'),
  },
  todayPage,
  {
    path: '/settings/order-rules',
    title: pageTitles.orderRules,
    right: 'organization.manage',
    capability: 'orders',
    under: '/settings',
    keys: [
      { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } },
      { caps: ['Ctrl', 'Enter'], does: save },
    ],
    load: () => import('./rules/rules-page.tsx'),
  },
  {
    path: '/settings/order-kinds',
    title: pageTitles.orderKinds,
    right: 'organization.manage',
    capability: 'orders',
    under: '/settings',
    keys: [
      { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } },
      { caps: ['Alt', '↑'], does: /*i18n*/ { id: 'key.stage-up', message: 'stage up' } },
      { caps: ['Alt', '↓'], does: /*i18n*/ { id: 'key.stage-down', message: 'stage down' } },
      { caps: ['Ctrl', 'Enter'], does: save },
    ],
    load: () => import('./kinds/kinds-page.tsx'),
  },
]
