import type { Plugin } from "chart.js";
import { clipTo } from "../../charts/clip";
import { palette } from "../../charts/palette";

/** The range that several seeds span. */
export interface Band {
  color: string;
  low: Float64Array;
  high: Float64Array;
}

/** Shades each band behind the curves. */
export function bands(list: () => readonly Band[]): Plugin<"line"> {
  return {
    id: "bands",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x, y } }) {
      if (!x || !y) return;
      clipTo(ctx, area);
      ctx.globalAlpha = 0.16;
      for (const { color, low, high } of list()) {
        if (low.length === 0) continue;
        const step = Math.max(1, Math.floor(low.length / area.width));
        ctx.beginPath();
        for (let i = 0; i < high.length; i += step)
          ctx.lineTo(x.getPixelForValue(i + 1), y.getPixelForValue(high[i] as number));
        for (let i = low.length - 1; i >= 0; i -= step)
          ctx.lineTo(x.getPixelForValue(i + 1), y.getPixelForValue(low[i] as number));
        ctx.closePath();
        ctx.fillStyle = palette.peek().color(color);
        ctx.fill();
      }
      ctx.restore();
    },
  };
}
