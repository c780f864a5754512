'use strict';
/*
 * Reads what the page was written with (SeriesJson.java says how).
 *
 * A candle is named by its index in the page; a number below 0 is a candle before the first one shown, and the number of
 * candles stands for one that has not come.
 */
const ChartData = (() => {
  const read = id => JSON.parse(document.getElementById(id).textContent);
  const vocabulary = read('chart-vocabulary');

  /** Columns hold differences to the row before. */
  function sums(differences, scale = 1) {
    const column = new Float64Array(differences.length);
    let sum = 0;
    for (let i = 0; i < column.length; i++) {
      sum += differences[i];
      column[i] = sum / scale;
    }
    return column;
  }

  function candles(json) {
    const n = json.count;
    const scale = 10 ** json.digits;
    const times = new Float64Array(n);
    for (let i = 0, step = 0, time = json.first; i < n; i++) {
      if (i > 0) {
        if (json.steps[step] === i) {
          time += json.steps[step + 1];
          step += 2;
        } else {
          time += json.millis;
        }
      }
      times[i] = time;
    }
    const open = new Float64Array(n), high = new Float64Array(n), low = new Float64Array(n), close = new Float64Array(n);
    for (let i = 0, before = 0; i < n; i++) {
      const o = before + json.open[i];
      const c = o + json.close[i];
      open[i] = o / scale;
      high[i] = (Math.max(o, c) + json.high[i]) / scale;
      low[i] = (Math.min(o, c) - json.low[i]) / scale;
      close[i] = c / scale;
      before = c;
    }
    return { times, open, high, low, close, volume: Float64Array.from(json.volume) };
  }

  function marks(json, scale, words) {
    return {
      count: json.type.length,
      type: json.type.map(at => words[at]),
      direction: json.direction.map(at => words[at]),
      scope: json.scope.map(at => words[at]),
      label: json.label.map(at => words[at]),
      from: sums(json.from), anchor: sums(json.anchor), known: sums(json.known), price: sums(json.price, scale),
    };
  }

  function zones(json, scale, words) {
    const top = sums(json.top, scale);
    return {
      count: json.type.length,
      type: json.type.map(at => words[at]),
      direction: json.direction.map(at => words[at]),
      scope: json.scope.map(at => words[at]),
      label: json.label.map(at => words[at]),
      anchor: sums(json.anchor), known: sums(json.known), mitigated: sums(json.mitigated), ended: sums(json.ended),
      end: json.end.map(at => words[at]),
      top,
      bottom: top.map((price, i) => json.height[i] < 0 ? NaN : (Math.round(price * scale) - json.height[i]) / scale),
      strength: json.strength.map(thousandths => thousandths < 0 ? NaN : thousandths / 1000),
    };
  }

  function signals(json, data, words) {
    const known = sums(json.known);
    const rows = {
      count: json.side.length,
      side: json.side, scope: json.scope.map(at => words[at]),
      anchor: sums(json.anchor), known,
      entry: json.entry, stop: json.stop, target: json.target, confidence: json.confidence, factors: json.factors,
      touched: new Float64Array(json.side.length), touch: [],
    };
    for (let i = 0; i < rows.count; i++) {
      firstTouch(rows, i, data);
    }
    return rows;
  }

  /** The first later candle that reaches the stop or the target; the stop, if it is both. */
  function firstTouch(rows, i, data) {
    const long = rows.side[i] > 0;
    for (let t = rows.known[i] + 1; t < data.times.length; t++) {
      const stopped = long ? data.low[t] <= rows.stop[i] : data.high[t] >= rows.stop[i];
      const reached = long ? data.high[t] >= rows.target[i] : data.low[t] <= rows.target[i];
      if (stopped || reached) {
        rows.touched[i] = t;
        rows.touch[i] = stopped ? 'stop' : 'target';
        return;
      }
    }
    rows.touched[i] = data.times.length;
    rows.touch[i] = '';
  }

  /** Hours that candles lie in: kill zones and sessions. */
  function hours(json, words) {
    const runs = [];
    for (let i = 0; i < json.length; i += 3) {
      const killZone = words[json[i]].startsWith('KILL_ZONE_');
      runs.push({ name: words[json[i]].replace('KILL_ZONE_', ''), killZone, from: json[i + 1], to: json[i + 2] });
    }
    return runs;
  }

  /** Ranges between the last swing low and high of scope SWING, from the candle that made the newer of them known. */
  function ranges(m, count) {
    const found = [];
    let low = NaN, high = NaN;
    for (let i = 0; i < m.count; i++) {
      if (m.scope[i] !== 'SWING' || (m.type[i] !== 'SWING_HIGH' && m.type[i] !== 'SWING_LOW')) continue;
      if (m.type[i] === 'SWING_HIGH') high = m.price[i]; else low = m.price[i];
      if (found.length > 0) found[found.length - 1].to = m.known[i];
      found.push({ low, high, from: m.known[i], to: count });
    }
    return found.filter(range => range.low < range.high && range.from < range.to);
  }

  /** One series, decoded. */
  function series(number) {
    const json = read('chart-series-' + number);
    const scale = 10 ** json.digits;
    const data = candles(json);
    const count = json.count;
    const made = marks(json.marks, scale, json.words);
    return Object.assign(data, {
      venue: json.venue, symbol: json.symbol, timeframe: json.timeframe, millis: json.millis, digits: json.digits,
      seen: json.seen, count,
      marks: made, ranges: ranges(made, count), hours: hours(json.hours, json.words),
      zones: zones(json.zones, scale, json.words), signals: signals(json.signals, data, json.words),
      /** Open time of a candle in milliseconds; NaN for one that has not come. */
      timeOf: candle => candle < 0 ? json.early[-1 - candle] : candle < count ? data.times[candle] : NaN,
      /** Index of the last candle that opens at or before a time, −1 before the first. */
      candleAt(time) {
        let from = 0, to = count;
        while (from < to) {
          const middle = (from + to) >> 1;
          if (data.times[middle] <= time) from = middle + 1; else to = middle;
        }
        return from - 1;
      },
    });
  }

  return { vocabulary, series };
})();
