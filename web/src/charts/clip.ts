import type { Plugin } from "chart.js";

/** Pixels beyond the plot up to which a curve is seen: of a line along the edge, all its width. */
const edge = 2;

/**
 * Clips the curves to the plot, all of them together: Chart.js clips each for itself, and each time has the canvas copy
 * its state. `end` is the first of a chart's plugins and `begin` the last, so that all others draw outside.
 */
export const clip: { begin: Plugin<"line">; end: Plugin<"line"> } = {
  begin: {
    id: "clipBegin",
    beforeDatasetsDraw({ ctx, chartArea: { left, top, width, height } }) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(left - edge, top - edge, width + 2 * edge, height + 2 * edge);
      ctx.clip();
    },
  },
  end: {
    id: "clipEnd",
    afterDatasetsDraw({ ctx }) {
      ctx.restore();
    },
  },
};
