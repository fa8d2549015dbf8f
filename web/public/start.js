// Before anything else is known to work: says what is missing where the page itself cannot. Plain words of old JavaScript.
(() => {
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
