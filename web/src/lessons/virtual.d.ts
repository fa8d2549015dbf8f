// What the build makes of web/lessons. Types are named by import(): a declared module cannot import from a path.

declare module "virtual:claims" {
  const claims: readonly import("../../lessons/build/claims").Claim[];
  export default claims;
}

declare module "virtual:lessons" {
  interface Listed {
    id: string;
    number: number;
    title: import("../i18n/text").Text;
    goal: import("../i18n/text").Text;
    minutes: number;
    steps: number;
    load(): Promise<{ default: import("../../lessons/build/schema").Lesson }>;
  }
  const list: readonly Listed[];
  export default list;
}
