import { z } from "zod";
import { figure, type Lesson, name, text } from "./schema.ts";

/** One claim: what is said, what came out, and how to see it. */
const claim = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+$/, "small letters and digits"),
  /** Ours, not a tutorial's. */
  own: z.boolean().default(false),
  claim: text,
  verdict: z.enum(["holds", "fails", "depends"]),
  text,
  races: z.record(name, z.string()).default({}),
  figures: z.record(name, figure).default({}),
  /** What to look at, as a link of the page, where no race shows it. */
  show: z.string().optional(),
  /** Activations whose cost is measured on the visitor's machine: the others over the first. */
  measure: z.array(z.string()).min(2).optional(),
  /** Lines to run elsewhere. */
  code: z.string().optional(),
});

export const claimsSchema = z.array(claim);
export type ClaimFile = z.infer<typeof claim>;

/** A claim as the page gets it: with the figures' values. */
export interface Claim extends Pick<Lesson, "figures"> {
  id: string;
  own: boolean;
  claim: ClaimFile["claim"];
  verdict: ClaimFile["verdict"];
  text: ClaimFile["text"];
  races: Record<string, string>;
  show?: string;
  measure?: string[];
  code?: string;
}
