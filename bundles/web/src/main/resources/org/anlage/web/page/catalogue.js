// What is installed: components by kind, with parameters.
import { h, get, at, table, failure } from "./dom.js";

export async function catalogue(view) {
  const answer = await get("/api/catalogue");
  const search = h("input", { type: "search", oninput: fill, placeholder: "name or words" });
  const list = h("div");
  view.replaceChildren(h("h1", null, "Catalogue"),
    h("p", { class: "tools" }, h("label", null, "Find ", search)), list);

  function fill() {
    const words = search.value.toLowerCase().split(/\s+/);
    list.replaceChildren(...answer.kinds.map((kind) => {
      const entries = kind.entries.filter((entry) => {
        const text = (kind.kind + " " + entry.name + " " + entry.text).toLowerCase();
        return words.every((word) => text.includes(word));
      });
      if (entries.length === 0) return null;
      return h("section", null, h("h2", null, kind.kind.replace(/-/g, " "), h("small", null, entries.length + ": " + kind.text)),
        entries.map((entry) => h("details", { ontoggle: (event) => open(event.currentTarget, kind.kind, entry) },
          h("summary", null, h("b", null, entry.name), " ", entry.text))));
    }).filter((section) => section !== null));
  }

  async function open(details, kind, entry) {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "yes";
    try {
      const { parameters } = await get(at("catalogue", kind, entry.name));
      details.append(
        h("p", { class: "small" }, entry.bundle + " " + entry.version + (entry.source ? "; source: " : ""),
          entry.source ? source(entry.source) : null),
        parameters.length === 0 ? h("p", null, "It has no parameters.") : table([
          { name: "parameter", value: (p) => p.name, cell: (p) => h("code", null, p.name) },
          { name: "default", value: (p) => p.value },
          { name: "type", value: (p) => p.type + (p.unit ? " (" + p.unit + ")" : "") },
          { name: "range", value: (p) => p.range },
          { name: "what it does", value: (p) => p.text },
        ], parameters, { caption: "Parameters of " + entry.name, hide: true }));
    } catch (e) {
      details.append(failure(e));
    }
  }
  fill();
}

// A DOI or an address of the web becomes a link; all else is text.
function source(text) {
  const doi = text.match(/10\.\d{4,9}\/[^\s,;]+/);
  return doi ? h("a", { href: "https://doi.org/" + doi[0], target: "_blank", rel: "noopener noreferrer" }, text) : text;
}
