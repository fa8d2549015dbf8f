import { drawWaiting } from "../../page/frame";
import { Live } from "../../page/live";

export const live = {
  loss: new Live(80),
  accuracy: new Live(80),
  gradient: new Live(80),
  /** Asks the workers how their networks look; what comes back is drawn by the four that follow. */
  look: new Live(120),
  boundary: new Live(80),
  neurons: new Live(80),
  network: new Live(80),
  /** What is written of neurons and network: faster, nobody could read it. */
  numbers: new Live(400, true),
  bar: new Live(250, true),
  league: new Live(500, true),
  /** What is said of a race that has stopped. */
  results: new Live(500, true),
  /** The results under the pictures of the boundaries. */
  captions: new Live(500, true),
};

/** What shows the histories; looks at the networks are drawn when they have come. */
export function requestAll(): void {
  for (const each of [
    live.loss,
    live.accuracy,
    live.gradient,
    live.bar,
    live.league,
    live.captions,
    live.results,
    live.look,
  ])
    each.request();
}

/** What lists the racers. */
const lists = [live.league, live.captions];

/** Another race: its racers are listed as soon as the page has shown what the visitor did. */
export function renewAll(): void {
  requestAll();
  for (const each of lists) each.renew();
}

/** Draws these as they are now, in sight or not, one after another so that none holds up the page. */
async function drawEach(lives: readonly Live[]): Promise<void> {
  for (const each of lives) {
    each.now();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Lists the racers, if that has not been done yet. */
export const drawLists = () => drawEach(lists.filter(({ due }) => due));

/** Draws all that has changed, in sight or not, the pictures too. */
export async function drawAll(): Promise<void> {
  await drawEach(Object.values(live).filter(({ due }) => due));
  await drawWaiting();
}
