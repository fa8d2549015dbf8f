import { Chart } from "chart.js";
import { axes } from "./axes";
import { curveComponents } from "./curve-controller";

/** Only what the page draws; the rest of Chart.js stays out of the bundle. */
Chart.register(...curveComponents, ...axes);
Chart.defaults.animation = false;
Chart.defaults.events = [];
