"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const rows = [...document.querySelectorAll("[data-filter]")];
  const bodies = new Set(rows.map((row) => row.parentElement));
  const empty = document.getElementById("no-match");
  const chosen = () => [...form.elements].filter((each) => each.value).map((each) => [each.name, each.value]);
  const show = () => {
    const wanted = chosen();
    let kept = 0;
    for (const row of rows) {
      const fits = wanted.every(([name, value]) => (row.dataset[name] || "").split(" ").includes(value));
      row.hidden = !fits;
      kept += fits;
    }
    for (const body of bodies) body.hidden = !body.querySelector("tr:not([hidden]):not(.group)");
    empty.hidden = kept > 0;
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
