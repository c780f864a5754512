'use strict';
/*
 * Draws structure on the candles, as a primitive of the candle series: boxes and volume below the candles, lines, words and
 * entries above them. Only what reaches into the visible candles is looked at (Spans), and nothing that would be a speck.
 */
const ChartDrawing = (() => {
  const LAYERS = [
    { key: 'swings', name: 'Swings' },
    { key: 'equal-levels', name: 'Equal highs and lows' },
    { key: 'sweeps', name: 'Liquidity sweeps' },
    { key: 'breaks-of-structure', name: 'Breaks of structure (BOS)' },
    { key: 'changes-of-character', name: 'Changes of character (CHoCH)' },
    { key: 'order-blocks', name: 'Order blocks (OB)' },
    { key: 'fair-value-gaps', name: 'Fair value gaps (FVG)' },
    { key: 'period-levels', name: 'Day, week and month levels' },
    { key: 'signals', name: 'Entry signals' },
    { key: 'volume', name: 'Volume' },
    { key: 'dealing-range', name: 'Dealing range: premium, discount', off: true },
    { key: 'kill-zones', name: 'Kill zones', off: true },
    { key: 'sessions', name: 'Sessions', off: true },
  ];
  const CONTEXT = ['volume', 'dealing-range', 'kill-zones', 'sessions'];
  const SESSION_ROWS = ['SYDNEY', 'TOKYO', 'LONDON', 'NEW_YORK'];
  const LAYER_OF = {
    SWING_HIGH: 'swings', SWING_LOW: 'swings', EQUAL_HIGHS: 'equal-levels', EQUAL_LOWS: 'equal-levels', LIQUIDITY_SWEEP: 'sweeps',
    BREAK_OF_STRUCTURE: 'breaks-of-structure', CHANGE_OF_CHARACTER: 'changes-of-character', ORDER_BLOCK: 'order-blocks',
    FAIR_VALUE_GAP: 'fair-value-gaps', PERIOD_HIGH: 'period-levels', PERIOD_LOW: 'period-levels',
  };
  const BLOCK = 64;
  const MOST_WORDS = 300;
  const LEAST_PIXELS = 2;
  /** Where the reading of the candle stands, of one line or two. */
  const reading = width => width < 520 ? 42 : 24;
  const CAPTION = { BREAK_OF_STRUCTURE: 'BOS', CHANGE_OF_CHARACTER: 'CHoCH', LIQUIDITY_SWEEP: 'Sweep', EQUAL_HIGHS: 'EQH', EQUAL_LOWS: 'EQL' };

  /** Rows with a first and a last candle, found by the candles they reach into. */
  class Spans {
    constructor(rows, start, end) {
      this.rows = rows.sort((a, b) => start(a) - start(b) || a - b);
      this.start = Float64Array.from(this.rows, start);
      this.end = Float64Array.from(this.rows, end);
      this.lastOfBlock = new Float64Array(Math.ceil(this.rows.length / BLOCK)).fill(-Infinity);
      this.end.forEach((last, i) => {
        const block = Math.floor(i / BLOCK);
        this.lastOfBlock[block] = Math.max(this.lastOfBlock[block], last);
      });
    }

    /** Calls back with every row that reaches into the candles, by its first candle. */
    within(from, to, callback) {
      for (let block = 0; block < this.lastOfBlock.length; block++) {
        const first = block * BLOCK;
        if (this.start[first] > to) return;
        if (this.lastOfBlock[block] < from) continue;
        const end = Math.min(first + BLOCK, this.rows.length);
        for (let i = first; i < end && this.start[i] <= to; i++) {
          if (this.end[i] >= from) callback(this.rows[i]);
        }
      }
    }
  }

  /** Where candles and prices lie on the screen; both scales are linear. */
  class Geometry {
    constructor(chart, candles, size) {
      const scale = chart.timeScale();
      const x0 = scale.logicalToCoordinate(0), x1 = scale.logicalToCoordinate(1000);
      const y0 = candles.priceToCoordinate(0), y1 = candles.priceToCoordinate(1);
      this.ready = x0 !== null && y0 !== null && x1 !== null && y1 !== null;
      this.spacing = (x1 - x0) / 1000;
      this.x0 = x0;
      this.y0 = y0;
      this.perPrice = y1 - y0;
      this.width = size.width;
      this.height = size.height;
      this.from = Math.floor((0 - x0) / this.spacing - 0.5);
      this.to = Math.ceil((size.width - x0) / this.spacing + 0.5);
    }

    x(candle) { return this.x0 + candle * this.spacing; }
    left(candle) { return this.x(candle) - this.spacing / 2; }
    right(candle) { return this.x(candle) + this.spacing / 2; }
    y(price) { return this.y0 + price * this.perPrice; }
    candleAt(x) { return Math.round((x - this.x0) / this.spacing); }
  }

  /** Words that do not cover each other: the first to come stays. */
  class Words {
    constructor(context, width) {
      this.context = context;
      this.taken = [[0, 0, width, reading(width)]];
    }

    put(text, x, y, color, { bold = false, align = 'center', size = 12 } = {}) {
      if (this.taken.length >= MOST_WORDS) return;
      const c = this.context;
      c.font = (bold ? 'bold ' : '') + size + 'px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
      const width = c.measureText(text).width;
      const left = align === 'center' ? x - width / 2 : align === 'right' ? x - width : x;
      const box = [left - 1, y - size / 2 - 1, left + width + 1, y + size / 2 + 1];
      for (const other of this.taken) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return;
      }
      this.taken.push(box);
      c.textAlign = 'left';
      c.textBaseline = 'middle';
      c.lineWidth = 3;
      c.strokeStyle = colors.paper;
      c.globalAlpha = 0.85;
      c.strokeText(text, left, y);
      c.globalAlpha = 1;
      c.fillStyle = color;
      c.fillText(text, left, y);
    }
  }

  let colors = {};

  /** Draws one series; told what to show by `shown`. */
  class Structure {
    constructor(chart, candles, data, shown) {
      this.chart = chart;
      this.candles = candles;
      this.data = data;
      this.shown = shown;
      this.chosen = null;
      const below = { zOrder: () => 'bottom', renderer: () => ({ draw: target => this.paint(target, (c, g) => this.drawBelow(c, g)) }) };
      const above = { zOrder: () => 'top', renderer: () => ({ draw: target => this.paint(target, (c, g) => this.drawAbove(c, g)) }) };
      this.views = [below, above];
      this.index();
    }

    index() {
      const { marks: m, zones: z, signals: s, count } = this.data;
      const byLayer = new Map(LAYERS.map(layer => [layer.key, []]));
      for (let i = 0; i < m.count; i++) byLayer.get(LAYER_OF[m.type[i]]).push(i);
      for (let i = 0; i < z.count; i++) byLayer.get(LAYER_OF[z.type[i]]).push(i);
      this.spans = new Map();
      for (const { key } of LAYERS) {
        if (CONTEXT.includes(key)) continue;
        const rows = byLayer.get(key);
        const isZone = key === 'order-blocks' || key === 'fair-value-gaps' || key === 'period-levels';
        this.spans.set(key, isZone
          ? new Spans(rows, i => Math.max(z.anchor[i], 0), i => z.ended[i] >= count ? Infinity : z.ended[i])
          : new Spans(rows, i => Math.max(m.from[i], 0), i => key === 'swings' ? m.anchor[i] : Math.max(m.anchor[i], m.known[i])));
      }
      this.spans.set('signals', new Spans([...s.side.keys()], i => s.known[i], i => s.touched[i]));
    }

    attached({ requestUpdate }) { this.requestUpdate = requestUpdate; }
    detached() { this.requestUpdate = null; }
    updateAllViews() {}
    paneViews() { return this.views; }

    redraw() { if (this.requestUpdate) this.requestUpdate(); }

    paint(target, draw) {
      target.useMediaCoordinateSpace(({ context, mediaSize }) => {
        const geometry = new Geometry(this.chart, this.candles, mediaSize);
        if (geometry.ready) {
          context.save();
          draw(context, geometry);
          context.restore();
        }
      });
    }

    scopeShown(scope) { return !scope || this.shown.scopes.has(scope); }

    /** Rows of a layer that are shown and reach into the visible candles. */
    each(key, g, callback) {
      if (!this.shown.layers.has(key)) return;
      const { marks, zones, signals, count } = this.data;
      const born = this.shown.born;
      const isZone = key === 'order-blocks' || key === 'fair-value-gaps' || key === 'period-levels';
      const scope = key === 'signals' ? signals.scope : isZone ? zones.scope : marks.scope;
      this.spans.get(key).within(g.from, g.to, i => {
        if (!this.scopeShown(scope[i])) return;
        if (isZone && !this.shown.ended && zones.ended[i] < count) return;
        if (born && isZone && key !== 'period-levels' && !(zones.anchor[i] >= born.from && zones.known[i] <= born.to)) return;
        callback(i);
      });
    }

    isChosen(kind, row) { return this.chosen !== null && this.chosen.kind === kind && this.chosen.row === row; }

    drawBelow(c, g) {
      this.drawHours(c, g);
      this.drawRanges(c, g);
      this.drawVolume(c, g);
      this.each('fair-value-gaps', g, i => this.drawBox(c, g, i, true));
      this.each('order-blocks', g, i => this.drawBox(c, g, i, false));
      this.each('signals', g, i => this.drawEntryBoxes(c, g, i));
    }

    drawVolume(c, g) {
      if (!this.shown.layers.has('volume')) return;
      const { volume, count } = this.data;
      const from = Math.max(g.from, 0), to = Math.min(g.to, count - 1);
      let most = 0;
      for (let i = from; i <= to; i++) if (volume[i] > most) most = volume[i];
      if (most === 0) return;
      const step = Math.max(1, Math.floor(1 / g.spacing));
      const width = Math.max(1, g.spacing * step * 0.7);
      c.fillStyle = colors.quiet;
      c.globalAlpha = 0.3;
      for (let i = from; i <= to; i += step) {
        let top = 0;
        for (let k = i; k < i + step && k <= to; k++) if (volume[k] > top) top = volume[k];
        const height = top / most * g.height * 0.14;
        c.fillRect(g.x(i) - width / 2, g.height - height, width, height);
      }
      c.globalAlpha = 1;
    }

    /** Kill zones as bands over the whole height, sessions as bars along the foot. */
    drawHours(c, g) {
      for (const { name, killZone, from, to } of this.data.hours) {
        if (to < g.from || from > g.to || !this.shown.layers.has(killZone ? 'kill-zones' : 'sessions')) continue;
        const left = g.left(from), width = g.right(to) - left;
        if (width < LEAST_PIXELS) continue;
        const row = SESSION_ROWS.indexOf(name);
        const top = killZone ? 0 : g.height - 18 * (SESSION_ROWS.length - row);
        c.fillStyle = killZone ? colors.level : colors.gapUp;
        c.globalAlpha = killZone ? 0.1 : 0.3;
        c.fillRect(left, top, width, killZone ? g.height : 16);
        c.globalAlpha = 1;
      }
    }

    drawRanges(c, g) {
      if (!this.shown.layers.has('dealing-range') || !this.shown.scopes.has('SWING')) return;
      for (const { low, high, from, to } of this.data.ranges) {
        if (to < g.from || from > g.to) continue;
        const left = g.right(from), right = to >= this.data.count ? g.width : g.right(to);
        const top = g.y(high), middle = g.y((high + low) / 2), bottom = g.y(low);
        c.globalAlpha = 0.08;
        c.fillStyle = colors.down;
        c.fillRect(left, top, right - left, middle - top);
        c.fillStyle = colors.up;
        c.fillRect(left, middle, right - left, bottom - middle);
        c.globalAlpha = 1;
        line(c, left, top, right, top, colors.down, 1);
        line(c, left, middle, right, middle, colors.quiet, 1, [6, 4]);
        line(c, left, bottom, right, bottom, colors.up, 1);
      }
    }

    /** Outlined until it is known, filled from there, paler once price has returned. */
    drawBox(c, g, i, isGap) {
      const z = this.data.zones, count = this.data.count;
      const live = z.ended[i] >= count;
      const left = g.left(Math.max(z.anchor[i], 0));
      const right = live ? g.width : g.right(z.ended[i]);
      if (right - left < LEAST_PIXELS && !this.isChosen('zone', i)) return;
      const top = g.y(z.top[i]), height = Math.max(1, g.y(z.bottom[i]) - top);
      if (top > g.height || top + height < 0) return;
      const bullish = z.direction[i] === 'BULLISH';
      const color = isGap ? (bullish ? colors.gapUp : colors.gapDown) : (bullish ? colors.up : colors.down);
      const known = Math.min(right, Math.max(left, g.right(Math.max(z.known[i], -0.5))));
      const mitigated = z.mitigated[i] >= count ? right : Math.min(right, Math.max(known, g.right(Math.max(z.mitigated[i], -0.5))));
      const strong = isGap ? 0.2 : z.scope[i] === 'SWING' ? 0.38 : 0.3;
      c.fillStyle = color;
      c.globalAlpha = strong;
      c.fillRect(known, top, mitigated - known, height);
      c.globalAlpha = strong * 0.4;
      c.fillRect(mitigated, top, right - mitigated, height);
      if (g.spacing >= 1.5 || this.isChosen('zone', i)) {
        c.globalAlpha = 0.7;
        c.strokeStyle = color;
        c.lineWidth = this.isChosen('zone', i) ? 2.5 : z.scope[i] === 'SWING' ? 1.5 : 1;
        c.setLineDash(isGap ? [3, 3] : []);
        c.strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, Math.max(1, right - left - 1), Math.max(1, Math.round(height) - 1));
        c.setLineDash([]);
      }
      if (g.spacing >= 3 && z.mitigated[i] >= 0 && z.mitigated[i] < count && mitigated < right) {
        line(c, mitigated, top, mitigated, top + height, color, 1, [2, 2]);
      }
      c.globalAlpha = 1;
    }

    drawEntryBoxes(c, g, i) {
      const s = this.data.signals;
      const left = g.x(s.known[i]), right = Math.max(g.right(Math.min(s.touched[i], this.data.count + 2)), left + 3);
      const entry = g.y(s.entry[i]), target = g.y(s.target[i]), stop = g.y(s.stop[i]);
      c.globalAlpha = this.isChosen('signal', i) ? 0.28 : 0.14;
      c.fillStyle = colors.up;
      c.fillRect(left, Math.min(entry, target), right - left, Math.abs(entry - target));
      c.fillStyle = colors.down;
      c.fillRect(left, Math.min(entry, stop), right - left, Math.abs(entry - stop));
      c.globalAlpha = 1;
    }

    /** What the bands and bars are. */
    nameContext(g, words) {
      for (const { name, killZone, from, to } of this.data.hours) {
        if (to < g.from || from > g.to || !this.shown.layers.has(killZone ? 'kill-zones' : 'sessions')) continue;
        const left = Math.max(g.left(from), 0), width = g.right(to) - left;
        const text = name.replace('_', ' ').toLowerCase();
        if (width < 6 * text.length) continue;
        const y = killZone ? reading(g.width) + 8 : g.height - 18 * (SESSION_ROWS.length - SESSION_ROWS.indexOf(name)) + 8;
        words.put(text, left + 3, y, killZone ? colors.level : colors.ink, { align: 'left', size: 11 });
      }
      if (!this.shown.layers.has('dealing-range') || !this.shown.scopes.has('SWING')) return;
      for (const { low, high, from, to } of this.data.ranges) {
        if (to < g.from || from > g.to) continue;
        const left = Math.max(g.right(from), 0), right = Math.min(g.right(to), g.width);
        if (right - left < 90) continue;
        const top = Math.max(g.y(high), 0), middle = g.y((high + low) / 2), bottom = Math.min(g.y(low), g.height);
        if (middle > top) words.put('premium', left + 4, (top + Math.min(middle, g.height)) / 2, colors.down, { align: 'left', size: 11 });
        if (bottom > middle) words.put('discount', left + 4, (Math.max(middle, 0) + bottom) / 2, colors.up, { align: 'left', size: 11 });
      }
    }

    drawAbove(c, g) {
      const words = new Words(c, g.width);
      this.nameContext(g, words);
      this.each('signals', g, i => this.drawEntry(c, g, i, words));
      this.each('period-levels', g, i => this.drawLevel(c, g, i, words));
      this.each('changes-of-character', g, i => this.drawBreak(c, g, i, words));
      this.each('breaks-of-structure', g, i => this.drawBreak(c, g, i, words));
      this.each('equal-levels', g, i => this.drawEqual(c, g, i, words));
      this.each('sweeps', g, i => this.drawSweep(c, g, i, words));
      this.each('swings', g, i => this.drawSwing(c, g, i, words));
      this.each('order-blocks', g, i => this.nameBox(c, g, i, words, 'OB'));
      this.each('fair-value-gaps', g, i => this.nameBox(c, g, i, words, 'FVG'));
    }

    drawEntry(c, g, i, words) {
      const s = this.data.signals, chosen = this.isChosen('signal', i);
      const long = s.side[i] > 0, color = long ? colors.up : colors.down;
      const left = g.x(s.known[i]), right = Math.max(g.right(Math.min(s.touched[i], this.data.count + 2)), left + 3);
      const y = g.y(s.entry[i]);
      if (g.spacing >= 1.5 || chosen) {
        line(c, left, y, right, y, colors.ink, chosen ? 2 : 1);
        line(c, left, g.y(s.stop[i]), right, g.y(s.stop[i]), colors.down, chosen ? 2 : 1, [4, 2]);
        line(c, left, g.y(s.target[i]), right, g.y(s.target[i]), colors.up, chosen ? 2 : 1, [4, 2]);
      }
      const tip = g.y(long ? this.data.low[s.known[i]] : this.data.high[s.known[i]]) + (long ? 5 : -5);
      const size = g.spacing >= 3 ? 7 : g.spacing >= 1 ? 4 : 2;
      c.fillStyle = color;
      c.beginPath();
      c.moveTo(left, tip);
      c.lineTo(left - size, tip + (long ? 1.5 : -1.5) * size);
      c.lineTo(left + size, tip + (long ? 1.5 : -1.5) * size);
      c.closePath();
      c.fill();
      if (g.spacing >= 3) {
        words.put((long ? 'Long ' : 'Short ') + (s.confidence[i] / 100).toFixed(2), left, tip + (long ? 20 : -20), color, { bold: true });
      }
    }

    drawLevel(c, g, i, words) {
      const z = this.data.zones;
      const left = g.x(Math.max(z.anchor[i], 0));
      const right = z.ended[i] >= this.data.count ? g.width : g.x(z.ended[i]);
      if (right - left < 12) return;
      const y = g.y(z.top[i]), known = Math.min(right, Math.max(left, g.x(Math.max(z.known[i], 0))));
      const width = this.isChosen('zone', i) ? 2.5 : z.label[i] === 'DAY' ? 1 : z.label[i] === 'WEEK' ? 1.5 : 2;
      c.globalAlpha = 0.4;
      line(c, left, y, known, y, colors.level, 1, [1, 4]);
      c.globalAlpha = 1;
      line(c, known, y, right, y, colors.level, width, [8, 4]);
      const text = z.label[i][0] + z.label[i].slice(1).toLowerCase() + (z.type[i] === 'PERIOD_HIGH' ? ' high' : ' low');
      const from = Math.max(known, 0), to = Math.min(right, g.width);
      if (to - from > 30) {
        words.put(text, Math.min(to, g.width - 4), y + (z.type[i] === 'PERIOD_HIGH' ? -8 : 8), colors.level, { align: 'right', size: 11 });
      }
    }

    drawBreak(c, g, i, words) {
      const m = this.data.marks;
      const left = g.x(Math.max(m.from[i], 0)), right = g.x(m.known[i]);
      if (right - left < LEAST_PIXELS) return;
      const swing = m.scope[i] === 'SWING', bullish = m.direction[i] === 'BULLISH', color = bullish ? colors.up : colors.down;
      const y = g.y(m.price[i]), chosen = this.isChosen('mark', i);
      line(c, left, y, right, y, color, (swing ? 2 : 1) + (chosen ? 1.5 : 0));
      if (right - left > 24 || chosen) {
        words.put(CAPTION[m.type[i]], (Math.max(left, 0) + Math.min(right, g.width)) / 2, y + (bullish ? -8 : 8), color,
          { bold: swing, size: swing ? 13 : 11 });
      }
    }

    drawEqual(c, g, i, words) {
      const m = this.data.marks;
      const left = g.x(Math.max(m.from[i], 0)), right = g.x(m.anchor[i]);
      if (right - left < LEAST_PIXELS) return;
      const y = g.y(m.price[i]), high = m.type[i] === 'EQUAL_HIGHS';
      line(c, left, y, right, y, colors.equal, this.isChosen('mark', i) ? 3 : 1.5, [2, 3]);
      if (right - left > 20) words.put(CAPTION[m.type[i]], (left + right) / 2, y + (high ? -8 : 8), colors.equal, { size: 11 });
    }

    drawSweep(c, g, i, words) {
      const m = this.data.marks;
      const left = g.x(Math.max(m.from[i], 0)), right = g.x(m.known[i]);
      if (right - left < LEAST_PIXELS) return;
      const y = g.y(m.price[i]), up = m.direction[i] === 'BEARISH', width = this.isChosen('mark', i) ? 3 : 1.5;
      line(c, left, y, right, y, colors.sweep, width, [1, 3]);
      if (g.spacing >= 3) {
        const wick = g.y(up ? this.data.high[m.known[i]] : this.data.low[m.known[i]]) + (up ? -6 : 6);
        cross(c, right, wick, 3.5, colors.sweep);
        words.put(CAPTION[m.type[i]], right, wick + (up ? -12 : 12), colors.sweep, { size: 11 });
      }
    }

    drawSwing(c, g, i, words) {
      const m = this.data.marks, swing = m.scope[i] === 'SWING';
      if (g.spacing < (swing ? 0.1 : 1.2) && !this.isChosen('mark', i)) return;
      const up = m.type[i] === 'SWING_HIGH';
      const x = g.x(m.anchor[i]), y = g.y(m.price[i]) + (up ? -5 : 5);
      const size = (swing ? 3.5 : 2) + (this.isChosen('mark', i) ? 2 : 0);
      c.fillStyle = colors.ink;
      c.beginPath();
      c.arc(x, y, size, 0, 2 * Math.PI);
      c.fill();
      words.put(m.label[i] || (up ? 'High' : 'Low'), x, y + (up ? -11 : 11), colors.ink, { bold: swing, size: swing ? 13 : 11 });
    }

    /** The name at its left end, and how it ended at its right end. */
    nameBox(c, g, i, words, name) {
      const z = this.data.zones, live = z.ended[i] >= this.data.count;
      const left = g.left(Math.max(z.anchor[i], 0)), right = live ? g.width : g.right(z.ended[i]);
      if (g.spacing < 2.5 || right - left < 14) return;
      const top = g.y(z.top[i]), bottom = g.y(z.bottom[i]), middle = (top + bottom) / 2;
      const bullish = z.direction[i] === 'BULLISH';
      const color = name === 'FVG' ? (bullish ? colors.gapUp : colors.gapDown) : (bullish ? colors.up : colors.down);
      if (!live) end(c, z.end[i], right, middle, color);
      if (right - left > 34) {
        words.put(name, Math.max(left, 0) + 4, bottom - top >= 12 ? middle : bullish ? bottom + 8 : top - 8, color,
          { align: 'left', size: 11, bold: z.scope[i] === 'SWING' });
      }
    }

    /** What lies at a place of the screen: marks before boxes, small before large; null for nothing. */
    at(x, y, size) {
      const g = new Geometry(this.chart, this.candles, size);
      if (!g.ready) return null;
      const around = Object.assign(Object.create(Geometry.prototype), g, { from: g.candleAt(x) - Math.ceil(12 / g.spacing), to: g.candleAt(x) + Math.ceil(12 / g.spacing) });
      const { marks: m, zones: z, signals: s, count } = this.data;
      let best = null, least = Infinity;
      const offer = (kind, row, cost) => { if (cost < least) { least = cost; best = { kind, row }; } };
      this.each('signals', around, i => {
        const tip = Math.hypot(g.x(s.known[i]) - x, g.y(s.entry[i]) - y);
        if (tip < 16) offer('signal', i, tip);
        const inside = x >= g.x(s.known[i]) && x <= g.right(s.touched[i])
          && y >= Math.min(g.y(s.stop[i]), g.y(s.target[i])) && y <= Math.max(g.y(s.stop[i]), g.y(s.target[i]));
        if (inside) offer('signal', i, 1e6);
      });
      this.each('swings', around, i => {
        const away = Math.hypot(g.x(m.anchor[i]) - x, g.y(m.price[i]) + (m.type[i] === 'SWING_HIGH' ? -10 : 10) - y);
        if (away < 14) offer('mark', i, away + 2);
      });
      for (const key of ['equal-levels', 'sweeps', 'breaks-of-structure', 'changes-of-character']) {
        this.each(key, around, i => {
          const to = key === 'equal-levels' ? m.anchor[i] : m.known[i];
          const away = Math.abs(g.y(m.price[i]) - y);
          if (away < 8 && x >= g.x(Math.max(m.from[i], 0)) - 6 && x <= g.x(to) + 6) offer('mark', i, away + 4);
        });
      }
      this.each('period-levels', around, i => {
        const away = Math.abs(g.y(z.top[i]) - y);
        if (away < 6 && x >= g.x(Math.max(z.anchor[i], 0))) offer('zone', i, away + 8);
      });
      for (const key of ['order-blocks', 'fair-value-gaps']) {
        this.each(key, around, i => {
          const left = g.left(Math.max(z.anchor[i], 0)), right = z.ended[i] >= count ? g.width : g.right(z.ended[i]);
          const top = g.y(z.top[i]) - 2, bottom = g.y(z.bottom[i]) + 2;
          if (x >= left && x <= right && y >= top && y <= bottom) offer('zone', i, 100 + (bottom - top));
        });
      }
      return best;
    }

    /** All that is shown, by the candle that made it known. */
    inOrder() {
      const everywhere = { from: -1, to: Infinity };
      const items = [];
      for (const { key } of LAYERS) {
        if (CONTEXT.includes(key)) continue;
        const kind = key === 'signals' ? 'signal' : LAYER_KIND[key];
        const known = this.data[kind + 's'].known;
        this.each(key, everywhere, row => items.push({ kind, row, known: known[row] }));
      }
      return items.sort((a, b) => a.known - b.known);
    }
  }

  const LAYER_KIND = {
    swings: 'mark', 'equal-levels': 'mark', sweeps: 'mark', 'breaks-of-structure': 'mark', 'changes-of-character': 'mark',
    'order-blocks': 'zone', 'fair-value-gaps': 'zone', 'period-levels': 'zone',
  };

  function line(c, x1, y1, x2, y2, color, width, dash = []) {
    c.strokeStyle = color;
    c.lineWidth = width;
    c.setLineDash(dash);
    c.beginPath();
    const snap = width % 2 === 1 ? 0.5 : 0;
    if (y1 === y2) {
      c.moveTo(Math.max(x1, -50), Math.floor(y1) + snap);
      c.lineTo(x2, Math.floor(y2) + snap);
    } else {
      c.moveTo(x1, y1);
      c.lineTo(x2, y2);
    }
    c.stroke();
    c.setLineDash([]);
  }

  function cross(c, x, y, size, color) {
    c.strokeStyle = color;
    c.lineWidth = 1.5;
    c.beginPath();
    c.moveTo(x - size, y - size);
    c.lineTo(x + size, y + size);
    c.moveTo(x + size, y - size);
    c.lineTo(x - size, y + size);
    c.stroke();
  }

  /** Invalidated: a cross; filled: a disk; expired: a ring. */
  function end(c, how, x, y, color) {
    if (how === 'INVALIDATED') {
      cross(c, x, y, 3.5, color);
      return;
    }
    c.beginPath();
    c.arc(x, y, 3, 0, 2 * Math.PI);
    c.fillStyle = color;
    c.strokeStyle = color;
    c.lineWidth = 1.5;
    if (how === 'FILLED') c.fill(); else c.stroke();
  }

  return { LAYERS, Structure, setColors: given => { colors = given; } };
})();
