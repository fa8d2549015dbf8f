// Before anything else is known to work: says what is missing where the page itself cannot. Plain words of old JavaScript.
(() => {
  // Where the browser asks what a string may become: a formula in MathML, the address of a worker of this page.
  if (window.trustedTypes)
    trustedTypes.createPolicy("default", {
      createHTML: (text) => {
        var other =
          /<(?!\/?(math|semantics|annotation|mrow|m[inos]|mtext|mspace|mfrac|msqrt|mroot|msub|msup|msubsup|munder|mover|munderover|mtable|mtr|mtd|mstyle|mpadded|mphantom)[\s/>])|\s(on\w+|href|src)\s*=/i;
        return other.test(text) ? null : text;
      },
      createScriptURL: (url) => {
        var folder = new URL(".", location.href).href;
        return new URL(url, folder).href.indexOf(folder) === 0 ? url : null;
      },
    });
  var app = document.getElementById("app");
  function say(name, retry) {
    if (app.firstElementChild) return; // the page is there, and says it itself
    app.textContent = app.getAttribute("data-".concat(name));
    if (!retry) return;
    var button = document.createElement("button");
    button.textContent = app.getAttribute("data-again");
    button.onclick = () => {
      location.reload();
    };
    app.appendChild(document.createTextNode(" "));
    app.appendChild(button);
  }
  if (!("noModule" in document.createElement("script")) || typeof WebAssembly !== "object" || !window.Worker)
    say("old");
  else
    addEventListener(
      "error",
      (event) => {
        if (event.target && /^(SCRIPT|LINK)$/.test(event.target.tagName)) say("failed", true);
      },
      true,
    );
})();
