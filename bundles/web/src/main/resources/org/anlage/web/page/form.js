// A form for an experiment, made from its JSON Schema, beside the text that it writes.
import { h, get, post, failure, duration } from "./dom.js";

const FIRST = ["name", "title", "description", "network", "arms", "tasks", "trainer", "seeds"];
const NAMES_FIRST = ["name", "text", "weights"];
const EXAMPLE = {
  name: "my-study",
  network: { units: 16 },
  arms: [{ name: "orthogonal", weights: "orthogonal" }, { name: "glorot", weights: "glorot" }],
  tasks: ["go-nogo"],
  trainer: { use: "bptt", updates: 200 },
  seeds: 2,
};

let serial = 0;

function ordered(properties) {
  const rank = (key) => NAMES_FIRST.includes(key) ? NAMES_FIRST.indexOf(key) : NAMES_FIRST.length;
  return Object.entries(properties).sort((a, b) => rank(a[0]) - rank(b[0]));
}

export async function form(view, allowRun) {
  const schema = await get("/api/schema");
  let experiment = structuredClone(EXAMPLE);
  const fields = h("form", { class: "fields", onsubmit: (event) => event.preventDefault(), "aria-label": "Experiment" });
  const text = h("textarea", { spellcheck: "false", rows: 24, "aria-label": "Experiment as JSON", oninput: () => {
    try {
      experiment = JSON.parse(text.value);
      fill();
    } catch (e) { /* the check says what is wrong */ }
    later();
  } });
  const verdict = h("div", { class: "verdict", role: "status", "aria-label": "Check" });
  const estimate = h("button", { type: "button", onclick: () => check(true) }, "Estimate the time");
  const start = h("button", { type: "button", class: "go", disabled: true, onclick: run }, "Start the study");
  let timer = 0;
  let asked = 0;

  function later() {
    start.disabled = true;
    clearTimeout(timer);
    timer = setTimeout(() => check(false), 350);
  }

  async function check(cost) {
    const mine = ++asked;
    if (cost) verdict.replaceChildren(h("p", null, "Measuring the speed of this machine…"));
    try {
      const plan = await post("/api/check" + (cost ? "?estimate=yes" : ""), { experiment: text.value });
      if (mine !== asked) return;
      verdict.replaceChildren(h("p", { class: "good" },
        plan.runs + " runs: " + plan.arms + " arms × " + plan.tasks + " tasks × " + plan.seeds + " seeds; "
          + plan.stored + " of them are stored."
          + (plan.seconds !== undefined ? " About " + duration(plan.seconds) + " on " + plan.computers
            + (plan.notCounted ? ", not counting " + plan.notCounted : "") + "; "
            + Math.ceil(plan.bytes / 1048576) + " MiB of memory for each." : cost ? " Nobody can say how long." : "")));
      start.disabled = !allowRun;
    } catch (e) {
      if (mine !== asked) return;
      verdict.replaceChildren(failure(e));
      start.disabled = true;
    }
  }

  async function run() {
    start.disabled = true;
    try {
      const { study } = await post("/api/start", { experiment: text.value });
      location.hash = "#/study/" + encodeURIComponent(study) + "/runs";
    } catch (e) {
      verdict.replaceChildren(failure(e));
    }
  }

  function changed() {
    text.value = JSON.stringify(experiment, null, 2);
    later();
  }

  const resolve = (s) => s.$ref ? { ...schema.$defs[s.$ref.replace("#/$defs/", "")], description: s.description, default: s.default } : s;

  function fill() {
    const keys = Object.keys(schema.properties).filter((key) => key !== "$schema" && key !== "extends");
    const rest = keys.filter((key) => !FIRST.includes(key));
    const one = (key) => field(key, schema.properties[key], () => experiment[key], (value) => set(experiment, key, value));
    const open = fields.querySelector("details.more")?.open;
    fields.replaceChildren(...FIRST.filter((key) => keys.includes(key)).map(one),
      h("details", { class: "more", open: Boolean(open) || rest.some((key) => experiment[key] !== undefined) },
        h("summary", null, "More: " + rest.join(", ")), rest.map(one)));
  }

  function set(object, key, value) {
    if (value === undefined) delete object[key];
    else object[key] = value;
    changed();
  }

  function labelled(name, given, control, spoken) {
    const id = "f" + (++serial);
    const note = given.description ? h("small", { id: id + "n" }, given.description) : null;
    control.id = id;
    if (note) control.setAttribute("aria-describedby", id + "n");
    return h("div", { class: "field" }, h("label", { for: id, class: spoken ? "unseen" : null }, spoken || name), control, note);
  }

  function group(name, given, ...children) {
    return h("fieldset", null, h("legend", null, name), given.description ? h("small", null, given.description) : null, children);
  }

  // One field of any schema. name is what its label says.
  function field(name, raw, read, write) {
    const given = resolve(raw);
    const kinds = given.anyOf ? given.anyOf.map(resolve) : [];
    const fallback = given.default !== undefined ? JSON.stringify(given.default).replace(/^"|"$/g, "") : "";
    if (kinds.some((k) => k.properties?.use)) return component(name, given, kinds, read, write);
    const array = kinds.find((k) => k.type === "array") || (given.type === "array" ? given : null);
    if (array && !kinds.some((k) => k.type === "integer")) return list(name, given, array, read, write);
    if (kinds.some((k) => k.anyOf || k.$ref)) {
      const inner = kinds.find((k) => k.anyOf);
      const auto = kinds.filter((k) => k.const !== undefined);
      return component(name, given, [...auto.map((k) => ({ enum: [k.const] })), ...inner.anyOf.map(resolve)], read, write);
    }
    if (given.enum) return labelled(name, given, select(given.enum, fallback, read(), write));
    if (given.type === "boolean") {
      return labelled(name, given, select(["true", "false"], fallback, read() === undefined ? undefined : String(read()),
        (value) => write(value === undefined ? undefined : value === "true")));
    }
    if (given.type === "object" && given.properties) {
      return group(name, given, ordered(given.properties).map(([key, inner]) =>
        field(key, inner, () => (read() || {})[key], (value) => {
          const object = { ...(read() || {}) };
          if (value === undefined) delete object[key];
          else object[key] = value;
          write(Object.keys(object).length ? object : undefined);
        })));
    }
    const free = given.type !== "string";
    const value = read();
    return labelled(name, given, h("input", {
      type: "text", inputmode: given.type === "number" || given.type === "integer" ? "decimal" : null,
      placeholder: fallback, value: value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value),
      oninput: (event) => write(event.target.value === "" ? undefined : free ? parsed(event.target.value) : event.target.value),
    }));
  }

  function select(values, fallback, value, write) {
    return h("select", { onchange: (event) => write(event.target.value === "" ? undefined : event.target.value) },
      h("option", { value: "" }, fallback ? "default: " + fallback : "–"),
      values.map((v) => h("option", { value: v, selected: v === value }, v)));
  }

  // A component: its name, and the parameters of the one that is chosen.
  function component(name, given, kinds, read, write) {
    const names = kinds.flatMap((k) => k.enum || []);
    const parameters = h("div", { class: "parameters" });
    const fallback = given.default !== undefined ? String(given.default?.use ?? given.default) : "";
    const current = () => { const v = read(); return v && typeof v === "object" ? v.use : v; };
    const choice = select(names, fallback, current(), (value) => {
      write(value);
      inner();
    });
    function inner() {
      const body = current() === undefined ? undefined : kinds.find((k) => k.properties?.use?.const === current());
      const keys = body ? Object.keys(body.properties).filter((key) => key !== "use") : [];
      parameters.replaceChildren(...(keys.length === 0 ? [] : [h("details", { open: typeof read() === "object" },
        h("summary", null, "Parameters of " + current()), keys.map((key) =>
          field(key, body.properties[key], () => typeof read() === "object" ? read()[key] : undefined, (value) => {
            const object = typeof read() === "object" ? { ...read() } : { use: read() };
            if (value === undefined) delete object[key];
            else object[key] = value;
            write(Object.keys(object).length > 1 ? object : object.use);
          })))]));
    }
    inner();
    return h("div", null, labelled(name, given, choice), parameters);
  }

  function list(name, given, array, read, write) {
    const holder = h("div", { class: "list" });
    const items = () => { const v = read(); return v === undefined ? [] : Array.isArray(v) ? v : [v]; };
    // What a list contains stands first in it; the other kinds of items follow.
    const first = array.contains;
    const later = first ? array.items.anyOf.find((kind) => kind.$ref !== first.$ref) : array.items;
    const schemaOf = (i) => first && i === 0 ? first : later;
    const put = (values) => write(values.length ? values : undefined);
    function draw(focus) {
      holder.replaceChildren(...items().map((item, i) => h("div", { class: "item" },
        field(name.replace(/s$/, "") + " " + (i + 1), schemaOf(i), () => items()[i], (value) => {
          const values = [...items()];
          values[i] = value === undefined ? "" : value;
          put(values);
        }),
        h("button", { type: "button", "aria-label": "Remove " + name + " " + (i + 1), onclick: () => {
          put(items().filter((x, k) => k !== i));
          draw(true);
        } }, "Remove"))),
      h("button", { type: "button", onclick: () => {
        put([...items(), empty(resolve(schemaOf(items().length)))]);
        draw(true);
      } }, "Add to " + name));
      if (focus) holder.lastChild.focus();
    }
    draw(false);
    return group(name, given, holder);
  }

  function empty(given) {
    if (given.type === "object") return {};
    const names = (given.anyOf || []).map(resolve).flatMap((k) => k.enum || []);
    return names[0] ?? (given.type === "integer" || given.type === "number" ? 0 : "");
  }

  function parsed(value) {
    try { return JSON.parse(value); } catch (e) { return value; }
  }

  view.replaceChildren(...[h("h1", null, "New study"),
    h("p", null, "The form and the text are one experiment. It is checked as you type by the planner that runs it. Save the text as a file for `anlage run`."),
    allowRun ? null : h("p", { class: "note" }, "This page only reads: it checks, and does not start. `anlage serve --allow-run` starts studies."),
    h("div", { class: "editor" }, fields, h("div", { class: "side" }, verdict, h("p", { class: "tools" }, start, estimate), text))].filter((part) => part !== null));
  fill();
  changed();
}
