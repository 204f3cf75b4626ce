/** A node of a plan, as PostgreSQL writes it in JSON; of its many members those that say what is read and how. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Function Name'?: string
  readonly 'Scan Direction'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly PlanNode[]
}

/** What a plan reads, a table or a sort on each line, in its sequence: neither costs nor kinds of joins, which differ from machine to machine. */
export const sayPlan = (node: PlanNode): string[] => [...sayNode(node), ...(node['Node Type'] === 'Bitmap Heap Scan' ? [] : node.Plans ?? []).flatMap(sayPlan)]

function sayNode(node: PlanNode): string[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, 'Index Cond': condition } = node
  switch (type) {
    case 'Index Scan': return [`${table}: ${backward(node)}by ${index}${where(condition)}`]
    case 'Index Only Scan': return [`${table}: ${backward(node)}by ${index} alone${where(condition)}`]
    case 'Bitmap Heap Scan': return [`${table}: gathered by ${bitmapsOf(node).join(' and ')}`]
    case 'Seq Scan': return [`${table}: from end to end`]
    case 'Function Scan': return [`${node['Function Name']}()`]
    case 'Sort': case 'Incremental Sort': return ['sorted:']
    default: return []
  }
}

const backward = (node: PlanNode): string => (node['Scan Direction'] === 'Backward' ? 'backward ' : '')
const where = (condition: string | undefined): string => (condition ? ` where ${bare(condition)}` : '')
const bitmapsOf = (node: PlanNode): string[] => (node.Plans ?? []).flatMap((below) => (below['Index Name'] ? [`${below['Index Name']}${where(below['Index Cond'])}`] : bitmapsOf(below)))

/** Values differ from run to run, and with them their types are said; what is left is columns and operators. */
const bare = (condition: string): string => condition
  .replaceAll(/'(?:[^']|'')*'/g, '…').replaceAll(/::[\w ]+(\(\d+\))?(\[\])?/g, '').replaceAll('(NULLIF(current_setting(…, true), …))', '…')
  .replaceAll(/\(?InitPlan \w+\)?(\.col\d+)?|\$\d+|\b\d+\b/g, '…').replaceAll(/\b(\w+?)_\d+\./g, '$1.')

/** Tables that the plan reads from end to end. */
export const readWhole = (node: PlanNode): string[] =>
  [...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []), ...(node.Plans ?? []).flatMap(readWhole)]
