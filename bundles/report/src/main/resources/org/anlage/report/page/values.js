// The value under the pointer, of every chart: from the values that a chart carries (HoverValues).
(function () {
  var REACH = 14;
  var tip = document.createElement("div");
  tip.className = "value";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  var ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  ring.setAttribute("class", "ring");
  ring.setAttribute("r", "5");

  function scale(axis) {
    var log = axis[2] === 1, from = log ? Math.log(axis[3]) : axis[3], to = log ? Math.log(axis[5]) : axis[5];
    return function (value) {
      var at = log ? Math.log(value) : value;
      return to === from ? axis[4] : axis[4] + (at - from) / (to - from) * (axis[6] - axis[4]);
    };
  }
  function read(svg) {
    if (!svg.shown) {
      svg.shown = JSON.parse(svg.dataset.values);
      svg.shown.px = scale(svg.shown.x);
      svg.shown.py = scale(svg.shown.y);
    }
    return svg.shown;
  }
  function text(axis, value) {
    if (value === null) return "–";
    if (axis[1].length > 0 && axis[1][Math.round(value)] !== undefined) return axis[1][Math.round(value)];
    return String(value).replace("-", "−");
  }
  function line(axis, words) { return axis[0] ? axis[0] + ": " + words : words; }
  function span(axis, low, high) { return text(axis, low) + " to " + text(axis, high); }

  // Each kind of mark: [distance from the pointer, lines of text, place of the ring or null].
  var kinds = {
    points: function (chart, mark, x, y) {
      return nearest(chart, mark[2], mark[3], mark[4], x, y, function (i) { return text(chart.y, mark[4][i]); });
    },
    line: function (chart, mark, x, y) {
      return nearest(chart, mark[2], 0, mark[3], x, y, function (i) { return text(chart.y, mark[3][i]); });
    },
    interval: function (chart, mark, x, y) {
      return nearest(chart, mark[2], mark[3], mark[4], x, y, function (i) {
        return text(chart.y, mark[4][i]) + " (" + span(chart.y, mark[5][i], mark[6][i]) + ")";
      });
    },
    band: function (chart, mark, x, y) {
      var at = -1, least = Infinity;
      mark[2].forEach(function (value, i) {
        var away = Math.abs(chart.px(value) - x);
        if (away < least) { least = away; at = i; }
      });
      if (at < 0 || least > REACH) return null;
      var low = chart.py(mark[3][at]), high = chart.py(mark[4][at]);
      if (y > low || y < high) return null;
      return [REACH - 1, [line(chart.x, text(chart.x, mark[2][at])), line(chart.y, span(chart.y, mark[3][at], mark[4][at]))], null];
    },
    bars: function (chart, mark, x, y) {
      for (var i = 0; i < mark[2].length; i++) {
        var at = (mark[3] || mark[2])[i];
        var left = chart.px(at - mark[6]), right = chart.px(at + mark[6]);
        var top = chart.py(mark[4][i]), foot = chart.py(mark[5]);
        if (x >= left && x <= right && y >= Math.min(top, foot) - 3 && y <= Math.max(top, foot) + 3) {
          return [0, [line(chart.x, text(chart.x, mark[2][i])), line(chart.y, text(chart.y, mark[4][i]))], null];
        }
      }
      return null;
    },
    rule: function (chart, mark, x, y) {
      var axis = mark[2] ? chart.x : chart.y;
      var away = mark[2] ? Math.abs(chart.px(mark[3]) - x) : Math.abs(chart.py(mark[3]) - y);
      var across = mark[2] ? chart.y : chart.x, at = mark[2] ? y : x;
      var inside = at >= Math.min(across[4], across[6]) - REACH && at <= Math.max(across[4], across[6]) + REACH;
      return away > 3 || !inside ? null : [away + 5, [line(axis, text(axis, mark[3]))], null];
    },
    cells: function (chart, mark, x, y, svg) {
      // Rows are counted downwards.
      var rows = mark[2], columns = mark[3], block = mark[4];
      var column = Math.floor((x - chart.px(-.5)) / (chart.px(columns - .5) - chart.px(-.5)) * columns);
      var row = Math.floor((y - chart.py(-.5)) / (chart.py(rows - .5) - chart.py(-.5)) * rows);
      if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return null;
      var lines = [line(chart.y, cell(chart.y, row, rows, block)), line(chart.x, cell(chart.x, column, columns, block))];
      var value = mark[5].length ? text(["", []], mark[5][row * columns + column]) : shade(svg, mark, Math.floor(row / block), Math.floor(column / block));
      return [0, lines.concat(block > 1 ? "mean " + value : value), null];
    }
  };
  function nearest(chart, xs, drawn, ys, x, y, words) {
    var best = null, least = REACH;
    for (var i = 0; i < xs.length; i++) {
      var px = chart.px(drawn ? drawn[i] : xs[i]), py = chart.py(ys[i]), away = Math.hypot(px - x, py - y);
      if (away < least) { least = away; best = [i, px, py]; }
    }
    if (!best) return null;
    return [least, [line(chart.x, text(chart.x, xs[best[0]])), line(chart.y, words(best[0]))], [best[1], best[2]]];
  }
  function cell(axis, index, count, block) {
    if (block === 1) return text(axis, index);
    var first = index - index % block;
    return first + " to " + (Math.min(count, first + block) - 1);
  }

  // A large matrix is its picture: shade 0 has no value, shades 1 to 255 go from the first to the last colour.
  function shade(svg, mark, row, column) {
    var image = svg.querySelector("image");
    if (!image) return "";
    if (!svg.shades) svg.shades = shades(image.getAttribute("href"));
    if (!svg.shades.colours) return "…";
    var at = svg.shades.at(column, row);
    if (at < 0) return "";
    if (at === 0) return "–";
    var step = (mark[7] - mark[6]) / 254, value = mark[6] + (at - 1) * step;
    var words = String(Number(value.toPrecision(3))).replace("-", "−");
    if (mark[8] && at === 1) return words + " or less";
    if (mark[8] && at === 255) return words + " or more";
    return "about " + words;
  }
  function shades(address) {
    var bytes = atob(address.slice(address.indexOf(",") + 1));
    var palette = bytes.indexOf("PLTE") + 4, size = 3 * 256;
    var result = {}, image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      var drawing = canvas.getContext("2d", { willReadFrequently: true });
      drawing.drawImage(image, 0, 0);
      result.colours = {};
      for (var i = 0; i < size / 3; i++) {
        var colour = [0, 1, 2].map(function (part) { return bytes.charCodeAt(palette + 3 * i + part); }).join();
        if (!(colour in result.colours)) result.colours[colour] = i;
      }
      result.at = function (x, y) {
        var colour = Array.prototype.slice.call(drawing.getImageData(x, y, 1, 1).data, 0, 3).join();
        return colour in result.colours ? result.colours[colour] : -1;
      };
    };
    image.src = address;
    return result;
  }

  function show(event) {
    var svg = event.target.closest && event.target.closest("svg[data-values]");
    if (!svg) return hide();
    var chart = read(svg), box = svg.getBoundingClientRect();
    var x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
    var y = (event.clientY - box.top) / box.height * svg.viewBox.baseVal.height;
    var hidden = JSON.parse(svg.dataset.hidden || "[]");
    var best = null, name = "";
    chart.marks.forEach(function (mark) {
      if (hidden.indexOf(mark[1]) >= 0) return;
      var found = kinds[mark[0]](chart, mark, x, y, svg);
      if (found && (!best || found[0] < best[0])) { best = found; name = mark[1]; }
    });
    if (!best) return hide();
    tip.replaceChildren();
    if (name) tip.append(Object.assign(document.createElement("b"), { textContent: name }));
    best[1].filter(function (words) { return words !== name; }).forEach(function (words) { tip.append(Object.assign(document.createElement("span"), { textContent: words })); });
    (svg.closest("dialog") || document.body).append(tip);
    tip.hidden = false;
    if (best[2]) {
      ring.setAttribute("cx", best[2][0]);
      ring.setAttribute("cy", best[2][1]);
      svg.append(ring);
    } else ring.remove();
    var left = event.clientX + 14, top = event.clientY + 14;
    tip.style.left = Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4)) + "px";
    tip.style.top = (top + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 10 : top) + "px";
  }
  function hide() {
    tip.hidden = true;
    ring.remove();
  }
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("pointerleave", hide);
  document.addEventListener("scroll", hide, true);
})();
