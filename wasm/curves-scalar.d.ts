import type { NativeActivations } from "./activations.js";
import type { NativeOptions } from "./native.js";

export default function create(options: NativeOptions): Promise<NativeActivations>;
