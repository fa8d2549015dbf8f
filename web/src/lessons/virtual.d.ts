declare module "virtual:claims" {
  import type { Claim } from "../../lessons/build/claims";

  const claims: readonly Claim[];
  export default claims;
}

declare module "virtual:lessons" {
  import type { Lesson } from "../../lessons/build/schema";
  import type { Text } from "../i18n/text";

  interface Entry {
    id: string;
    number: number;
    title: Text;
    goal: Text;
    minutes: number;
    steps: number;
    load(): Promise<{ default: Lesson }>;
  }
  const list: readonly Entry[];
  export default list;
}
