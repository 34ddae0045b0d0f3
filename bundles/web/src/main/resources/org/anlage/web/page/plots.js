// Curves and figures by uPlot; matrices by matrix.js.
import { h, number, shown, words } from "./dom.js";
import { matrix } from "./matrix.js";

const COLOURS = 8;
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];

export function colour(i) {
  return style("--c" + (i % COLOURS));
}

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function dash(i) {
  return DASHES[Math.floor(i / COLOURS) % DASHES.length];
}

function axis(label, more) {
  return {
    label, labelSize: 22, labelFont: "12px system-ui, sans-serif", font: "11px system-ui, sans-serif",
    stroke: () => style("--soft"), grid: { stroke: () => style("--grid"), width: 1 },
    ticks: { stroke: () => style("--grid"), width: 1, size: 4 }, ...more,
  };
}

// Joins curves with x of their own into the columns that uPlot wants.
function joined(curves) {
  const xs = [...new Set(curves.flatMap((c) => c.x.map(number)))].sort((a, b) => a - b);
  const place = new Map(xs.map((x, i) => [x, i]));
  return [xs, ...curves.map((curve) => {
    const ys = new Array(xs.length).fill(null);
    curve.x.forEach((x, i) => {
      const y = number(curve.y[i]);
      if (Number.isFinite(y)) ys[place.get(number(x))] = y;
    });
    return ys;
  })];
}

function mount(holder, options, data) {
  const width = () => Math.max(260, holder.clientWidth);
  const plot = new uPlot({ width: width(), height: 260, legend: { show: false }, ...options }, data, holder);
  const observer = new ResizeObserver(() => {
    if (!holder.isConnected) { observer.disconnect(); plot.destroy(); return; }
    if (plot.width !== width()) plot.setSize({ width: width(), height: plot.height });
  });
  observer.observe(holder);
  return plot;
}

// Lines with a legend that hides groups. curves: {name, group, x, y, live}
export function curves(given, options) {
  const settings = { log: false, x: "update", y: "", label: "Curves", ...options };
  const groups = [...new Set(given.map((c) => c.group))];
  const note = h("output", { class: "reading" }, "Move over the chart to read values; drag to zoom, double-click to see all.");
  const holder = h("div", { class: "plot", role: "img", "aria-label": settings.label + ": " + given.length + " curves of " + groups.join(", ") });
  const positive = given.filter((c) => c.y.some((y) => number(y) > 0)).length > 0;
  const data = joined(given);
  const hidden = settings.hidden || new Set();
  let plot = null;
  const legend = h("ul", { class: "legend" }, groups.map((group, i) => {
    const mark = h("i", { "aria-hidden": "true", class: "dash" + Math.floor(i / COLOURS) % DASHES.length });
    mark.style.setProperty("--colour", "var(--c" + (i % COLOURS) + ")");
    return h("li", null, h("button", { type: "button", "aria-pressed": String(!hidden.has(group)), onclick: (event) => {
      const show = hidden.has(group);
      if (show) hidden.delete(group); else hidden.add(group);
      event.currentTarget.setAttribute("aria-pressed", String(show));
      given.forEach((curve, k) => { if (curve.group === group) plot.setSeries(k + 1, { show }); });
    } }, mark, group));
  }));
  const draw = () => {
    plot = mount(holder, {
      scales: { x: { time: false }, y: { distr: settings.log && positive ? 3 : 1 } },
      axes: [axis(settings.x, { size: 32 }), axis(settings.y, { size: 58, values: (u, vs) => vs.map((v) => v === null ? "" : shown(v)) })],
      cursor: { drag: { x: true, y: false }, focus: { prox: 24 } },
      focus: { alpha: 0.25 },
      series: [{}, ...given.map((curve) => {
        const i = groups.indexOf(curve.group);
        return {
          label: curve.name, stroke: () => colour(i), dash: dash(i), width: given.length > 30 ? 1 : 1.6,
          spanGaps: true, points: { show: curve.x.length < 3 }, show: !hidden.has(curve.group),
        };
      })],
      hooks: { setCursor: [(u) => {
        const i = u.cursor.idx;
        const k = u.series.findIndex((s, n) => n > 0 && s._focus);
        if (i === null || i === undefined) return;
        const curve = k > 0 ? given[k - 1] : null;
        const near = curve ? nearest(data[k], i) : null;
        note.textContent = curve && near !== null
          ? curve.name + ": " + settings.x + " " + shown(data[0][near]) + ", " + shown(data[k][near])
          : settings.x + " " + shown(data[0][i]);
      }] },
    }, data);
  };
  queueMicrotask(() => requestAnimationFrame(draw));
  return h("figure", { class: "chart" }, legend, holder, note);
}

function nearest(values, i) {
  for (let d = 0; d < values.length; d++) {
    if (values[i - d] !== null && values[i - d] !== undefined) return i - d;
    if (values[i + d] !== null && values[i + d] !== undefined) return i + d;
  }
  return null;
}

// A figure of an analyzer or a panel.
export function figure(given) {
  return h("figure", { class: "chart" },
    h("div", { class: "panels" }, given.panels.map((panel) => chart(panel))),
    h("figcaption", null, h("b", null, given.title + (given.title.endsWith("?") ? " " : ". ")), given.caption));
}

function chart(panel) {
  const cells = panel.marks.filter((mark) => mark.mark === "cells");
  if (cells.length > 0) {
    const mark = cells[0];
    const values = Float32Array.from(mark.values, number);
    return h("div", { class: "panel" }, panel.title ? h("p", { class: "title" }, panel.title) : null,
      matrix(values, mark.rows, mark.columns, mark.series || panel.title || "matrix"));
  }
  const categories = panel.x.categories;
  const series = [...new Set(panel.marks.map((mark) => mark.series))].filter((s) => s !== "");
  const columns = [];
  const bands = [];
  const looks = [];
  const add = (x, y, look) => { columns.push({ x, y }); looks.push(look); return columns.length; };
  for (const mark of panel.marks) {
    const i = Math.max(0, series.indexOf(mark.series));
    const stroke = () => colour(i);
    if (mark.mark === "line") add(mark.x, mark.y, { stroke, dash: dash(i), width: 1.6, spanGaps: true, points: { show: false } });
    else if (mark.mark === "points") {
      // Points of one place are spread, and uPlot wants one value for each x.
      const x = mark.x.map((v, k) => categories.length ? number(v) + 0.25 * ((k % 9) - 4) / 9 + 1e-6 * k : number(v) + 1e-9 * k);
      add(x, mark.y, { stroke, width: 0, paths: () => null, points: { show: true, size: 6, fill: stroke } });
    } else if (mark.mark === "interval") {
      mark.x.forEach((x, k) => {
        const place = number(x);
        add([place - 1e-7, place + 1e-7], [mark.low[k], mark.high[k]], { stroke, width: 2, points: { show: false } });
      });
      add(mark.x.map(number), mark.centre, { stroke, width: 0, paths: () => null, points: { show: true, size: 9, width: 2, fill: () => style("--paper") } });
    } else if (mark.mark === "bars") add(mark.x, mark.y, { stroke, fill: () => colour(i) + "99", width: 1, paths: uPlot.paths.bars({ size: [0.7, 60] }), points: { show: false } });
    else if (mark.mark === "band") {
      const low = add(mark.x, mark.low, { stroke: "transparent", width: 0, points: { show: false } });
      const high = add(mark.x, mark.high, { stroke: "transparent", width: 0, points: { show: false } });
      bands.push({ series: [high, low], fill: () => colour(i) + "33" });
    }
  }
  const rules = panel.marks.filter((mark) => mark.mark === "rule");
  const holder = h("div", { class: "plot", role: "img", "aria-label":
    (panel.title ? panel.title + ": " : "") + panel.y.label + " against " + (panel.x.label || "its categories: " + categories.join(", "))
      + (series.length ? "; series " + series.join(", ") : "") });
  const scale = (a) => ({ time: false, distr: a.scale === "LOG" || a.scale === "log" ? 3 : 1 });
  const title = (a) => words(a.label) + (a.unit && a.unit !== "proportion" ? " (" + a.unit + ")" : "");
  const draw = () => {
    const places = columns.flatMap((c) => c.x.map(number)).filter(Number.isFinite);
    const x = scale(panel.x);
    if (categories.length) x.range = [-0.6, categories.length - 0.4];
    else if (places.length === 0) x.range = [0, 1];
    mount(holder, {
      height: 230, bands,
      scales: { x, y: scale(panel.y) },
      axes: [
        categories.length
          ? axis(title(panel.x), { splits: () => categories.map((c, i) => i), rotate: categories.length > 3 && categories.length < 9 ? -25 : 0,
            size: categories.length > 3 && categories.length < 9 ? 64 : 34,
            values: (u, vs) => vs.map((v) => categories.length > 8 ? String(Math.round(v) + 1) : short(categories[Math.round(v)])), grid: { show: false } })
          : axis(title(panel.x), { size: 32, values: (u, vs) => vs.map((v) => v === null ? "" : shown(v)) }),
        axis(title(panel.y), { size: 58, values: (u, vs) => vs.map((v) => v === null ? "" : shown(v)) })],
      cursor: { drag: { x: categories.length === 0, y: false } },
      series: [{}, ...looks],
      hooks: { draw: [(u) => rules.forEach((rule) => drawRule(u, rule))] },
    }, columns.length ? joined(columns) : [[0, 1], [null, null]].slice(0, 1 + looks.length));
  };
  queueMicrotask(() => requestAnimationFrame(draw));
  return h("div", { class: "panel" }, panel.title ? h("p", { class: "title" }, panel.title) : null,
    categories.length > 8 ? h("p", { class: "small" }, categories.map((c, i) => (i + 1) + " " + c).join("; ")) : null,
    series.length > 1 && !series.every((name) => categories.includes(name)) ? h("ul", { class: "legend" }, series.map((name, i) => {
      const mark = h("i", { "aria-hidden": "true" });
      mark.style.setProperty("--colour", "var(--c" + (i % COLOURS) + ")");
      return h("li", null, mark, name);
    })) : null, holder);
}

function short(text) {
  return text === undefined ? "" : text.length > 16 ? text.slice(0, 15) + "…" : text;
}

function drawRule(u, rule) {
  const at = u.valToPos(number(rule.at), rule.vertical ? "x" : "y", true);
  const c = u.ctx;
  c.save();
  c.strokeStyle = style("--soft");
  c.setLineDash([4, 4]);
  c.beginPath();
  if (rule.vertical) { c.moveTo(at, u.bbox.top); c.lineTo(at, u.bbox.top + u.bbox.height); }
  else { c.moveTo(u.bbox.left, at); c.lineTo(u.bbox.left + u.bbox.width, at); }
  c.stroke();
  c.restore();
}
