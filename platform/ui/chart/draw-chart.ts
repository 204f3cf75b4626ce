import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { ChartData } from './chart-data.ts'

// Only what we draw: the rest of the library stays outside. Canvas, for SVG would write style attributes, which our content policy refuses.
register([BarChart, LineChart, GridComponent, CanvasRenderer])

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Draws into the element and gives what draws it anew (another size or scheme) and what clears it away. `open` is told which mark was pressed. */
export function drawChart(element: HTMLElement, open: (series: number, index: number) => void) {
  const chart = init(element, null, { renderer: 'canvas' })
  chart.on('click', ({ seriesIndex, dataIndex }) => open(seriesIndex ?? 0, dataIndex))
  return {
    draw: (data: ChartData) => {
      chart.resize()
      chart.setOption(optionsOf(data, chart.getWidth()), { notMerge: true })
    },
    clear: () => chart.dispose(),
  }
}

/** So few are names, and each is wanted: they break into lines. More are days or steps, of which some may be left out. */
const NAMES = 6
/** What the axis beside the bars takes, and what stays free between two names. */
const [AXIS_PX, GAP_PX] = [32, 8]

function optionsOf({ categories, series, axisText }: ChartData, width: number): Parameters<ReturnType<typeof init>['setOption']>[0] {
  const label = { color: token('ink3'), fontFamily: token('font'), fontSize: 11, lineHeight: 14 }
  const names = categories.length > NAMES ? { hideOverlap: true } : { interval: 0, overflow: 'break' as const, width: Math.max(24, (width - AXIS_PX) / Math.max(1, categories.length) - GAP_PX) }
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 180,
    textStyle: { fontFamily: token('font') },
    grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: [...categories], axisLabel: { ...label, ...names }, axisTick: { show: false }, axisLine: { lineStyle: { color: token('line2') } } },
    yAxis: { type: 'value', axisLabel: { ...label, formatter: axisText }, splitNumber: 4, splitLine: { lineStyle: { color: token('line') } } },
    series: series.map(({ values, look, color }) => {
      const own = token(color)
      // Two lines over each other are told apart by stroke and mark, and cover nothing.
      if (look === 'plain-line' || look === 'dashed-line') {
        const dashed = look === 'dashed-line'
        return { type: 'line', data: [...values], connectNulls: true, symbol: dashed ? 'emptyCircle' : 'circle', symbolSize: 8, lineStyle: { color: own, width: 2, type: dashed ? 'dashed' : 'solid' }, itemStyle: { color: own } }
      }
      if (look === 'line') return { type: 'line', data: [...values], symbol: 'circle', symbolSize: 7, lineStyle: { color: own, width: 2 }, itemStyle: { color: own }, areaStyle: { color: own, opacity: 0.14 } }
      const hatched = { color: token('surface'), borderColor: own, borderWidth: 1, decal: { color: own, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: -Math.PI / 4 } }
      return { type: 'bar', data: [...values], barMaxWidth: 26, barGap: '10%', itemStyle: { borderRadius: [2, 2, 0, 0], ...(look === 'hatched' ? hatched : { color: own }) } }
    }),
  }
}
