import type { LayerWeights } from "playground-core";

/** In whose coordinates the network is drawn. */
export const box = { width: 420, height: 236 };

/** More units of a layer than this are not drawn. */
const mostUnits = 12;

export interface Place {
  x: number;
  y: number;
  /** −1: the inputs. */
  layer: number;
  index: number;
}

export interface Edge {
  from: Place;
  to: Place;
  weight: number;
}

export interface Drawing {
  units: Place[];
  edges: Edge[];
  /** Units of each column, inputs first, that there is no room for. */
  left: number[];
  columns: number[];
  most: number;
}

/** Where units and edges stand in the box. */
export function draw(weights: readonly LayerWeights[]): Drawing {
  const { width, height } = box;
  const sizes = [weights[0]?.inputs ?? 0, ...weights.map(({ outputs }) => outputs)];
  const columns = sizes.map((_, column) => 34 + ((width - 96) * column) / Math.max(1, sizes.length - 1));
  const places = sizes.map((size, column) => {
    const count = Math.min(size, mostUnits);
    const gap = Math.min(34, (height - 46) / Math.max(1, count));
    const top = (height - 18) / 2 - (gap * (count - 1)) / 2;
    return Array.from({ length: count }, (_, index): Place => {
      return { x: columns[column] as number, y: top + gap * index, layer: column - 1, index };
    });
  });
  const edges = weights.flatMap(({ inputs, weight }, layer) =>
    (places[layer + 1] as Place[]).flatMap((to) =>
      (places[layer] as Place[]).map((from) => ({
        from,
        to,
        weight: weight[to.index * inputs + from.index] as number,
      })),
    ),
  );
  const most = edges.reduce((largest, { weight }) => Math.max(largest, Math.abs(weight)), 1e-12);
  const left = sizes.map((size) => Math.max(0, size - mostUnits));
  return { units: places.flat(), edges, left, columns, most };
}

/** So near a line one has to point. */
const reach = 8;

/** How far a point is from a line between two units. */
function distance({ from, to }: Edge, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y);
}

/** The edge that is meant by a point in the box, if one is. */
export function edgeAt(edges: readonly Edge[], x: number, y: number): Edge | undefined {
  let nearest: Edge | undefined;
  let least = reach;
  for (const edge of edges) {
    const away = distance(edge, x, y);
    if (away < least) [nearest, least] = [edge, away];
  }
  return nearest;
}
