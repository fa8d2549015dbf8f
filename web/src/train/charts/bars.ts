import type { Plugin } from "chart.js";
import { clipTo } from "../../charts/clip";
import { palette } from "../../charts/palette";

export interface Bars {
  low: number;
  high: number;
  counts: Uint32Array;
  color: string;
}

/** A histogram standing on the chart's foot, its highest bar four fifths of the height. */
export function bars(histogram: () => Bars | undefined): Plugin<"line"> {
  return {
    id: "bars",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x } }) {
      const shown = histogram();
      if (!x || !shown) return;
      const { low, high, counts, color } = shown;
      const tallest = Math.max(1, ...counts);
      const width = (high - low) / counts.length;
      clipTo(ctx, area);
      ctx.fillStyle = palette.peek().color(color);
      ctx.globalAlpha = 0.4;
      for (let index = 0; index < counts.length; index++) {
        const count = counts[index] as number;
        if (count === 0) continue;
        const left = x.getPixelForValue(low + index * width);
        const right = x.getPixelForValue(low + (index + 1) * width);
        // A count that is not zero is seen, however small.
        const height = Math.max(1.5, (count / tallest) * area.height * 0.8);
        ctx.fillRect(left, area.bottom - height, Math.max(1, right - left - 0.75), height);
      }
      ctx.restore();
    },
  };
}
