import type { Native, NativeOptions } from "./native.js";

export default function create(options: NativeOptions): Promise<Native>;
