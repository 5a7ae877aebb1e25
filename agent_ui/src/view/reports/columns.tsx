/** Columns of calls, their parts on top of each other, on uPlot's canvas. The table below says the same. */
import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Chart } from "./chart-of";

const HEIGHT = 220;
const MOST_OF_A_PLACE = 0.7;

export function Columns({ chart }: { chart: Chart }) {
  const place = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    const box = place.current as HTMLDivElement;
    const plot = new uPlot(options(chart, box, setPointed), stacked(chart), box);
    const observer = new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: HEIGHT }));
    observer.observe(box);
    // The canvas knows nothing of themes and paper: it is drawn again in the colours that hold then.
    const paper = matchMedia("print");
    const redraw = () => plot.redraw(); // anew: uPlot keeps the paths of bars by their colours
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    paper.addEventListener("change", redraw);
    return () => {
      paper.removeEventListener("change", redraw);
      theme.disconnect();
      observer.disconnect();
      plot.destroy();
    };
  }, [JSON.stringify(chart)]);
  return (
    <figure class="chart">
      <figcaption class="row">
        <strong>{chart.name}</strong>
        {chart.parts.map(({ name, ink, values }) => (
          <span key={name} class="row">
            <span class="swatch" style={{ background: `var(${ink})` }} />
            {name}
            {pointed !== null && `  ${values[pointed]}`}
          </span>
        ))}
        <span class="hint">{pointed === null ? "" : chart.labels[pointed]}</span>
      </figcaption>
      <div ref={place} class="chart-place" role="img" aria-label={chart.summary} />
    </figure>
  );
}

function options(chart: Chart, box: HTMLElement, point: (at: number | null) => void): uPlot.Options {
  const color = (token: string) => getComputedStyle(box).getPropertyValue(token).trim();
  const font = `12px ${getComputedStyle(box).fontFamily}`;
  const axis: uPlot.Axis = {
    font,
    stroke: () => color("--faint"),
    ticks: { show: false },
  };
  const whole = (_: uPlot, values: number[]) => values.map((value) => (Number.isInteger(value) ? value : ""));
  const bars = uPlot.paths.bars?.({ size: [MOST_OF_A_PLACE, 60] });
  return {
    width: box.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: () => [-0.5, chart.labels.length - 0.5] },
      y: { range: (_, __, most) => [0, Math.max(most * 1.05, 1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        incrs: [1, 2, 3, 5, 7, 10],
        values: (_, places) => places.map((at) => chart.labels[at] ?? ""),
      },
      { ...axis, grid: { stroke: () => color("--line"), width: 1 }, values: whole, size: 56 },
    ],
    series: [
      {},
      ...[...chart.parts].reverse().map(({ name, ink }) => ({
        label: name,
        fill: () => color(ink),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
    ],
    hooks: { setCursor: [({ cursor }) => point(cursor.idx ?? null)] },
  };
}

/** Each part stands on those before it, and the tallest column is drawn first. */
function stacked({ labels, parts }: Chart): uPlot.AlignedData {
  const sums = parts.map((_, last) =>
    labels.map((__, at) => parts.slice(0, last + 1).reduce((sum, part) => sum + (part.values[at] ?? 0), 0)),
  );
  return [labels.map((_, at) => at), ...sums.reverse()];
}
