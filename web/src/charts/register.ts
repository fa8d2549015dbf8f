import { Chart, LinearScale, LogarithmicScale } from "chart.js";
import { curveComponents } from "./curve-controller";

/** Only what the page draws; the rest of Chart.js stays out of the bundle. */
Chart.register(...curveComponents, LinearScale, LogarithmicScale);
Chart.defaults.animation = false;
Chart.defaults.events = [];
