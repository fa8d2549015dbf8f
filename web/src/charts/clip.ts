import type { ChartArea, Plugin } from "chart.js";

/** Until the next `restore`, nothing is drawn farther than `margin` pixels outside the area. */
export function clipTo(context: CanvasRenderingContext2D, { left, top, width, height }: ChartArea, margin = 0): void {
  context.save();
  context.beginPath();
  context.rect(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
  context.clip();
}

/** Pixels beyond the plot up to which a curve is seen: of a line along the edge, all its width. */
const edge = 2;

/**
 * Clips the curves to the plot, all of them together: Chart.js clips each for itself, and each time has the canvas copy
 * its state. `end` is the first of a chart's plugins and `begin` the last, so that all others draw outside.
 */
export const clip: { begin: Plugin<"line">; end: Plugin<"line"> } = {
  begin: {
    id: "clipBegin",
    beforeDatasetsDraw({ ctx, chartArea }) {
      clipTo(ctx, chartArea, edge);
    },
  },
  end: {
    id: "clipEnd",
    afterDatasetsDraw({ ctx }) {
      ctx.restore();
    },
  },
};
