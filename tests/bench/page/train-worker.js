// Trains each activation it is sent, as the page does when it races them all.
import { loadCore } from "/core/index.js";

const core = loadCore();
core.then(() => postMessage("ready"));
addEventListener("message", async ({ data: ids }) => {
  for (const id of ids) {
    const trainer = (await core).createTrainer({ activation: { id } });
    trainer.run();
    trainer.dispose();
  }
  postMessage("done");
});
