import type { Page } from "playwright-core";

/**
 * How far two pictures differ, of 255 on average, with one put on the other as well as whole pixels allow; and how much
 * the second holds, how far it is from white. `margin`: what the first has around it.
 */
export function compare(page: Page, pictures: readonly [Buffer, Buffer], margin = 0) {
  return page.evaluate(
    async ([contents, free]) => {
      const [ours, theirs] = await Promise.all(
        contents.map(async (content, index) => {
          const image = new Image();
          image.src = `data:image/png;base64,${content}`;
          await image.decode();
          const around = index === 0 ? free : 0;
          const canvas = new OffscreenCanvas(image.width - 2 * around, image.height - 2 * around);
          const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
          context.drawImage(image, -around, -around);
          return context.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (!ours || !theirs) throw new Error("two pictures are compared");
      const edge = 8; // a card's border
      const [width, height] = [theirs.width - 2 * edge, theirs.height - 2 * edge];
      const meanOf = (value: (at: number) => number) => {
        let sum = 0;
        for (let y = edge; y < edge + height; y++)
          for (let x = edge; x < edge + width; x++)
            for (let channel = 0; channel < 3; channel++) sum += value(4 * (y * theirs.width + x) + channel);
        return sum / (3 * width * height);
      };
      const differences = [-1, 0, 1].flatMap((right) =>
        [-1, 0, 1].map((down) =>
          meanOf((at) => {
            const pixel = Math.floor(at / 4);
            const [x, y] = [(pixel % theirs.width) + right, Math.floor(pixel / theirs.width) + down];
            return Math.abs((theirs.data[at] as number) - (ours.data[4 * (y * ours.width + x) + (at % 4)] as number));
          }),
        ),
      );
      return {
        size: [ours.width - theirs.width, ours.height - theirs.height],
        difference: Math.min(...differences),
        ink: meanOf((at) => 255 - (theirs.data[at] as number)),
      };
    },
    [pictures.map((picture) => picture.toString("base64")), margin] as const,
  );
}
