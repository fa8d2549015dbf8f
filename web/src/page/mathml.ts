/** Names of TeX and what they are drawn as: letters and functions … */
const names: Record<string, string> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ϵ",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  sigma: "σ",
  tau: "τ",
  omega: "ω",
  Phi: "Φ",
  dots: "…",
  ...Object.fromEntries(["ln", "sin", "cos", "tanh", "min", "max"].map((name) => [name, name])),
};
/** … and signs. */
const signs: Record<string, string> = { cdot: "⋅", le: "≤", ge: "≥", ne: "≠", lfloor: "⌊", rfloor: "⌋" };

const plain: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", "-": "−" };
const safe = (text: string) => text.replace(/[<>&]/g, (sign) => plain[sign] as string);

/** The few things of TeX that the core writes for a formula, see core/expression/tex.cpp, as MathML. */
class Reader {
  private readonly tokens: string[];
  private at = 0;

  constructor(tex: string) {
    this.tokens = tex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S| /g) ?? [];
  }

  /** All up to one of `ends`, which is passed over. */
  row(...ends: string[]): string {
    let row = "";
    while (this.at < this.tokens.length) {
      if (ends.includes(this.peek())) break;
      row += this.scripted();
    }
    this.at++;
    return `<mrow>${row}</mrow>`;
  }

  private peek(): string {
    while (this.tokens[this.at] === " ") this.at++;
    return this.tokens[this.at] ?? "";
  }

  private next(): string {
    const token = this.peek();
    this.at++;
    return token;
  }

  /** What stands in braces, letter by letter. */
  private words(): string {
    let text = "";
    for (this.next(); this.at < this.tokens.length && this.tokens[this.at] !== "}"; this.at++)
      text += this.tokens[this.at];
    this.at++;
    return safe(text.replaceAll("\\_", "_"));
  }

  private group(): string {
    this.next();
    return this.row("}");
  }

  private scripted(): string {
    const base = this.atom();
    let primes = "";
    while (this.peek() === "'") primes += this.next() && "′";
    if (primes) return `<msup>${base}<mo>${primes}</mo></msup>`;
    if (this.peek() !== "^") return base;
    this.next();
    return `<msup>${base}${this.group()}</msup>`;
  }

  private fence(end: string): string {
    const open = this.next();
    const inside = this.row(end);
    return `<mrow><mo fence="true">${safe(open)}</mo>${inside}<mo fence="true">${safe(this.next())}</mo></mrow>`;
  }

  private cases(): string {
    this.words();
    let rows = "";
    for (let more = true; more; ) {
      const value = this.row("&");
      const condition = this.row("\\\\", "\\end");
      more = this.tokens[this.at - 1] === "\\\\";
      rows += `<mtr><mtd>${value}</mtd><mtd>${condition}</mtd></mtr>`;
    }
    this.words();
    return `<mrow><mo fence="true">{</mo><mtable class="cases">${rows}</mtable></mrow>`;
  }

  private atom(): string {
    const token = this.next();
    if (token === "{") return this.row("}");
    if (/^\d/.test(token)) return `<mn>${token}</mn>`;
    if (/^[A-Za-z]$/.test(token)) return `<mi>${token}</mi>`;
    if (/^[()]$/.test(token)) return `<mo stretchy="false">${token}</mo>`;
    if (!token.startsWith("\\")) return `<mo>${plain[token] ?? token}</mo>`;
    const name = token.slice(1);
    switch (name) {
      case "frac":
        return `<mfrac>${this.group()}${this.group()}</mfrac>`;
      case "sqrt":
        return `<msqrt>${this.group()}</msqrt>`;
      case "left":
        return this.fence("\\right");
      case "begin":
        return this.cases();
      case "operatorname":
      case "mathrm":
        return `<mi mathvariant="normal">${this.words()}</mi>`;
      case "text":
        return `<mtext>${this.words()}</mtext>`;
      case ",":
        return '<mspace width="0.17em"></mspace>';
      default:
        if (Object.hasOwn(names, name)) return `<mi>${names[name]}</mi>`;
        return `<mo>${Object.hasOwn(signs, name) ? signs[name] : safe(name)}</mo>`;
    }
  }
}

/** A formula of one's own for the browser to draw; those of the catalogue are drawn while building. */
export const mathml = (tex: string): string => `<math display="block">${new Reader(tex).row()}</math>`;
