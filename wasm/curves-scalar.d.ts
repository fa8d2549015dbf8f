import type { NativeActivations, NativeOptions } from "./native.js";

export default function create(options: NativeOptions): Promise<NativeActivations>;
