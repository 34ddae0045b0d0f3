// A matrix to zoom: row 0 at the top, blue below zero and red above.
import { h, shown } from "./dom.js";

export function decoded(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

export function matrix(values, rows, columns, name) {
  const canvas = h("canvas", { tabindex: 0, role: "img", width: 480, height: 480 });
  const reading = h("output", { class: "reading" }, "Arrow keys move, + and − zoom, 0 shows all.");
  const logarithmic = h("input", { type: "checkbox", onchange: paint });
  const diagonal = h("input", { type: "checkbox", onchange: paint });
  const square = rows === columns;
  let view = { x: 0, y: 0, w: columns, h: rows };
  let cursor = { i: 0, j: 0 };
  const sorted = Float32Array.from(values.filter((v, k) => Number.isFinite(v) && !(square && k % (columns + 1) === 0)).map(Math.abs)).sort();
  // A few large entries must not hide the others: the strongest colour is that of the 99.5th percentile.
  const most = sorted.length ? sorted[Math.floor(0.995 * (sorted.length - 1))] || sorted[sorted.length - 1] || 1 : 1;
  const typical = sorted.length ? sorted[Math.floor(0.5 * (sorted.length - 1))] || most / 100 : 1;
  const picture = document.createElement("canvas");
  picture.width = columns;
  picture.height = rows;

  function level(v) {
    if (!logarithmic.checked) return Math.max(-1, Math.min(1, v / most));
    return Math.sign(v) * Math.min(1, Math.log1p(Math.abs(v) / typical) / Math.log1p(most / typical));
  }

  function paint() {
    const context = picture.getContext("2d");
    const image = context.createImageData(columns, rows);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const paper = dark ? [24, 29, 35] : [250, 250, 250];
    const red = dark ? [255, 128, 104] : [178, 34, 24];
    const blue = dark ? [106, 170, 255] : [22, 84, 168];
    for (let k = 0; k < values.length; k++) {
      const v = values[k];
      const hide = diagonal.checked && square && k % (columns + 1) === 0;
      const t = Number.isFinite(v) && !hide ? level(v) : 0;
      const to = t < 0 ? blue : red;
      for (let c = 0; c < 3; c++) {
        image.data[4 * k + c] = Number.isFinite(v) && !hide ? paper[c] + Math.abs(t) * (to[c] - paper[c]) : 140;
      }
      image.data[4 * k + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    draw();
  }

  function draw() {
    const c = canvas.getContext("2d");
    c.imageSmoothingEnabled = false;
    c.clearRect(0, 0, canvas.width, canvas.height);
    c.drawImage(picture, view.x, view.y, view.w, view.h, 0, 0, canvas.width, canvas.height);
    if (document.activeElement === canvas) {
      c.strokeStyle = getComputedStyle(canvas).color;
      c.lineWidth = 2;
      const sx = canvas.width / view.w, sy = canvas.height / view.h;
      c.strokeRect((cursor.j - view.x) * sx, (cursor.i - view.y) * sy, sx, sy);
    }
    canvas.setAttribute("aria-label", name + ", " + rows + " by " + columns + ", entries off the diagonal up to "
      + shown(sorted.length ? sorted[sorted.length - 1] : 0) + " in size");
  }

  function read() {
    reading.textContent = "row " + cursor.i + ", column " + cursor.j + ": " + shown(values[cursor.i * columns + cursor.j]);
  }

  function zoom(factor, x, y) {
    const w = Math.max(4, Math.min(columns, view.w * factor));
    const hh = Math.max(4, Math.min(rows, view.h * factor));
    view = {
      x: Math.max(0, Math.min(columns - w, x - (x - view.x) * w / view.w)),
      y: Math.max(0, Math.min(rows - hh, y - (y - view.y) * hh / view.h)), w, h: hh,
    };
    draw();
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return { x: view.x + (event.clientX - box.left) / box.width * view.w, y: view.y + (event.clientY - box.top) / box.height * view.h };
  }

  canvas.addEventListener("pointermove", (event) => {
    const p = place(event);
    cursor = { i: clamp(Math.floor(p.y), rows), j: clamp(Math.floor(p.x), columns) };
    read();
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const p = place(event);
    zoom(event.deltaY > 0 ? 1.25 : 0.8, p.x, p.y);
  }, { passive: false });
  canvas.addEventListener("focus", draw);
  canvas.addEventListener("blur", draw);
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) {
      cursor = { i: clamp(cursor.i + step[0], rows), j: clamp(cursor.j + step[1], columns) };
      view.x = Math.min(Math.max(view.x, cursor.j + 1 - view.w), cursor.j);
      view.y = Math.min(Math.max(view.y, cursor.i + 1 - view.h), cursor.i);
    } else if (event.key === "+" || event.key === "=") zoom(0.7, cursor.j + 0.5, cursor.i + 0.5);
    else if (event.key === "-") zoom(1.4, cursor.j + 0.5, cursor.i + 0.5);
    else if (event.key === "0") view = { x: 0, y: 0, w: columns, h: rows };
    else return;
    event.preventDefault();
    read();
    draw();
  });
  queueMicrotask(paint);
  return h("div", { class: "matrix" }, canvas,
    h("p", { class: "tools" },
      h("label", null, logarithmic, " logarithmic colours"),
      square ? h("label", null, diagonal, " hide the diagonal") : null,
      h("span", null, "strongest colour: ±" + shown(most))), reading);
}

function clamp(value, size) {
  return Math.max(0, Math.min(size - 1, value));
}
