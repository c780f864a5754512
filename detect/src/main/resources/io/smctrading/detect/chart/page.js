'use strict';
/*
 * The page: chart, legend, details, tables, keys.
 *
 * What the address may say behind #, each part optional, joined by &:
 *   series=KEY       venue:symbol:timeframe, or its number from 0
 *   from=ISO, to=ISO the candles in view, by open time (UTC)
 *   show=A,B         only these concepts: the keys of ChartDrawing.LAYERS; also structure, zones, all
 *   scope=A,B        internal, swing
 *   ended=no         without zones that have ended
 *   theme=light|dark otherwise as the system has it
 *   view=picture     nothing but the chart and what it is of
 *   born=view        only zones that were born between from and to
 *   pick=KIND@ISO    the details of the first mark, zone or signal made known then; KIND-ROW for any row of this page
 */
(() => {
  const L = LightweightCharts;
  const $ = id => document.getElementById(id);
  const { vocabulary } = ChartData;
  const SCOPES = ['INTERNAL', 'SWING'];
  const MOST_SIGNAL_ROWS = 200;
  const TAP_AFTER_MOVE = 150;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const GROUPS = {
    breaks: ['breaks-of-structure', 'changes-of-character'], structure: ['swings', 'breaks-of-structure', 'changes-of-character'],
    zones: ['order-blocks', 'fair-value-gaps'], all: ChartDrawing.LAYERS.map(layer => layer.key),
  };

  const USUAL = ChartDrawing.LAYERS.filter(layer => !layer.off).map(layer => layer.key);
  const shown = { layers: new Set(USUAL), scopes: new Set(SCOPES), ended: true, born: null };
  let number = -1, data = null, structure = null, ordered = null, cursor = -1, kept = null, moved = 0;

  const chart = L.createChart($('chart'), {
    autoSize: true,
    layout: { attributionLogo: false, fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', fontSize: 12 },
    crosshair: { mode: L.CrosshairMode.Normal },
    handleScroll: { vertTouchDrag: false },
    timeScale: {
      rightOffset: 6, minBarSpacing: 0.001, enableConflation: true, timeVisible: true, secondsVisible: false,
      tickMarkFormatter: (time, kind) => {
        const at = new Date(time * 1000);
        const two = n => String(n).padStart(2, '0');
        return kind === 0 ? String(at.getUTCFullYear()) : kind === 1 ? MONTHS[at.getUTCMonth()]
          : kind === 2 ? at.getUTCDate() + ' ' + MONTHS[at.getUTCMonth()] : two(at.getUTCHours()) + ':' + two(at.getUTCMinutes());
      },
    },
    localization: { locale: 'en-GB', timeFormatter: time => ChartWords.time(time * 1000) },
  });
  const candles = chart.addSeries(L.CandlestickSeries, { priceLineVisible: false });

  // ---- colours

  function paintTheme() {
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue('--' + name).trim();
    ChartDrawing.setColors({
      paper: color('paper'), ink: color('ink'), quiet: color('quiet'), up: color('up'), down: color('down'), gapUp: color('gap-up'),
      gapDown: color('gap-down'), sweep: color('sweep'), level: color('level'), equal: color('equal'),
    });
    chart.applyOptions({
      layout: { background: { type: 'solid', color: color('paper') }, textColor: color('ink') },
      grid: { vertLines: { color: color('grid') }, horzLines: { color: color('grid') } },
      rightPriceScale: { borderColor: color('rule') }, timeScale: { borderColor: color('rule') },
    });
    candles.applyOptions({
      upColor: color('up'), downColor: color('down'), borderVisible: false, wickUpColor: color('up'), wickDownColor: color('down'),
    });
    if (structure) structure.redraw();
  }

  // ---- the series

  function open(which) {
    number = which;
    data = ChartData.series(which);
    cursor = -1;
    kept = null;
    ordered = null;
    if (structure) candles.detachPrimitive(structure);
    candles.applyOptions({ priceFormat: { type: 'price', precision: data.digits, minMove: 10 ** -data.digits } });
    const bars = new Array(data.count);
    for (let i = 0; i < data.count; i++) {
      bars[i] = { time: Math.floor(data.times[i] / 1000), open: data.open[i], high: data.high[i], low: data.low[i], close: data.close[i] };
    }
    candles.setData(bars);
    structure = new ChartDrawing.Structure(chart, candles, data, shown);
    candles.attachPrimitive(structure);
    $('series').value = String(which);
    $('stage').setAttribute('aria-label', data.symbol + ' ' + data.timeframe + ': candles and market structure');
    showDetails(null);
    showReading(data.count - 1);
    fillSummary();
    fillSignals();
  }

  function showLatest() {
    const wanted = Math.round(Math.max(50, $('chart').clientWidth / 7.5));
    chart.timeScale().setVisibleLogicalRange({ from: Math.max(0, data.count - wanted), to: data.count + 5 });
  }

  // ---- reading and details

  function showReading(candle) {
    const i = Math.max(0, Math.min(candle, data.count - 1));
    if (data.count === 0) {
      $('reading').textContent = 'no candles';
      return;
    }
    if (document.documentElement.dataset.view === 'picture') {
      $('reading').textContent = data.symbol + ' ' + data.timeframe + ', ' + data.venue + ', ' + ChartWords.time(data.times[0]).slice(0, 4) + ', UTC';
      return;
    }
    const p = value => ChartWords.price(value, data);
    $('reading').textContent = ChartWords.time(data.times[i]) + ' UTC  O ' + p(data.open[i]) + '  H ' + p(data.high[i]) + '  L '
      + p(data.low[i]) + '  C ' + p(data.close[i]) + '  V ' + data.volume[i];
  }

  function same(a, b) { return a === b || (a && b && a.kind === b.kind && a.row === b.row); }

  function showDetails(item, fleeting = false) {
    if (structure && !same(structure.chosen, item)) {
      structure.chosen = item;
      structure.redraw();
    }
    $('details').hidden = item === null;
    if (item === null) return;
    $('details').classList.toggle('fleeting', fleeting);
    const words = ChartWords.of(data, item);
    $('details-title').textContent = words.title;
    $('details-list').replaceChildren(...words.rows.flatMap(([term, value]) => [cell('dt', term), cell('dd', value)]));
  }

  /** Away from what it speaks of. */
  function placeDetails(x) {
    $('details').classList.toggle('right', x < $('chart').clientWidth / 2);
  }

  function keep(item) {
    kept = item;
    showDetails(item);
    describeView();
  }

  function cell(tag, text, kind) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }

  function speak(text) { $('spoken').textContent = text; }

  function knownOf(item) { return data[item.kind + 's'].known[item.row]; }

  function paneSize() {
    const size = chart.paneSize();
    return { width: size.width, height: size.height };
  }

  chart.subscribeCrosshairMove(event => {
    if (!data) return;
    if (!event.point || event.logical === undefined || event.logical === null) {
      showReading(data.count - 1);
      if (!kept) showDetails(null);
      return;
    }
    showReading(event.logical);
    if (kept || !event.sourceEvent) return;
    const item = structure.at(event.point.x, event.point.y, paneSize());
    placeDetails(event.point.x);
    if (!same(item, structure.chosen)) showDetails(item, true);
  });

  chart.subscribeClick(event => {
    // The end of a pinch or a drag is no tap.
    if (!event.point || performance.now() - moved < TAP_AFTER_MOVE) return;
    placeDetails(event.point.x);
    keep(structure.at(event.point.x, event.point.y, paneSize()));
  });

  // ---- moving

  function visible() { return chart.timeScale().getVisibleLogicalRange() || { from: 0, to: data.count }; }

  function zoom(factor) {
    const { from, to } = visible();
    const middle = cursor >= from && cursor <= to ? cursor : (from + to) / 2;
    chart.timeScale().setVisibleLogicalRange({ from: middle - (middle - from) * factor, to: middle + (to - middle) * factor });
  }

  function bringIntoView(candle) {
    const { from, to } = visible();
    if (candle < from + 1 || candle > to - 1) {
      const half = (to - from) / 2;
      chart.timeScale().setVisibleLogicalRange({ from: candle - half, to: candle + half });
    }
  }

  function putCursor(candle) {
    cursor = Math.max(0, Math.min(candle, data.count - 1));
    bringIntoView(cursor);
    chart.setCrosshairPosition(data.close[cursor], Math.floor(data.times[cursor] / 1000), candles);
    showReading(cursor);
    speak($('reading').textContent);
  }

  function step(way) {
    ordered = ordered || structure.inOrder();
    if (ordered.length === 0) {
      speak('Nothing is drawn');
      return;
    }
    let at = kept ? ordered.findIndex(item => same(item, kept)) : -1;
    if (at < 0) {
      const { from, to } = visible();
      at = way > 0 ? ordered.findIndex(item => item.known >= from) - 1 : ordered.findLastIndex(item => item.known <= to) + 1;
      if (way > 0 && at === -2) at = ordered.length - 2;
    }
    const item = ordered[Math.max(0, Math.min(at + way, ordered.length - 1))];
    goTo(item);
  }

  function goTo(item) {
    const candle = Math.max(0, knownOf(item));
    cursor = candle;
    bringIntoView(candle);
    requestAnimationFrame(() => placeDetails(chart.timeScale().logicalToCoordinate(candle) || 0));
    keep({ kind: item.kind, row: item.row });
    showReading(candle);
    const words = ChartWords.of(data, item);
    speak(words.title + '. ' + words.rows.map(row => row.join(' ')).join('. '));
  }

  const showAll = () => chart.timeScale().setVisibleLogicalRange({ from: -1, to: data.count + 1 });

  const KEYS = {
    ArrowLeft: event => putCursor((cursor < 0 ? data.count : cursor) - (event.shiftKey ? 10 : 1)),
    ArrowRight: event => putCursor((cursor < 0 ? data.count - 2 : cursor) + (event.shiftKey ? 10 : 1)),
    Home: () => putCursor(0),
    End: () => putCursor(data.count - 1),
    '+': () => zoom(0.7), '=': () => zoom(0.7), '-': () => zoom(1.4), _: () => zoom(1.4),
    n: () => step(1), N: () => step(1), p: () => step(-1), P: () => step(-1), a: showAll, A: showAll,
    Escape: () => { chart.clearCrosshairPosition(); keep(null); },
  };
  $('stage').addEventListener('keydown', event => {
    if (data.count === 0 || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key](event);
  });
  $('zoom-in').onclick = () => zoom(0.7);
  $('zoom-out').onclick = () => zoom(1.4);
  $('previous').onclick = () => step(-1);
  $('next').onclick = () => step(1);
  $('latest').onclick = showLatest;
  $('all').onclick = showAll;
  $('close-details').onclick = () => keep(null);

  // ---- legend

  function toggle(box, text, key, isOn, change, sample) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.id = 'show-' + key;
    input.checked = isOn;
    input.onchange = () => {
      change(input.checked);
      ordered = null;
      structure.redraw();
      describeView();
    };
    label.append(input);
    if (sample) label.append(cell('span', '', 'sample ' + key));
    label.append(text);
    box.append(label);
  }

  function fillLegend() {
    const flip = (set, key) => on => { if (on) set.add(key); else set.delete(key); };
    for (const { key, name } of ChartDrawing.LAYERS) toggle($('layers'), name, key, shown.layers.has(key), flip(shown.layers, key), true);
    for (const scope of SCOPES) {
      toggle($('scopes'), 'Scope ' + scope.toLowerCase(), scope, shown.scopes.has(scope), flip(shown.scopes, scope));
    }
    toggle($('scopes'), 'Ended zones', 'ended', shown.ended, on => { shown.ended = on; });
  }

  function tickLegend() {
    for (const { key } of ChartDrawing.LAYERS) $('show-' + key).checked = shown.layers.has(key);
    for (const scope of SCOPES) $('show-' + scope).checked = shown.scopes.has(scope);
    $('show-ended').checked = shown.ended;
  }

  // ---- tables

  function headings(...texts) {
    const row = document.createElement('tr');
    texts.forEach((text, i) => {
      const th = cell('th', text, i > 0 && texts.numbers !== false ? 'number' : '');
      th.scope = 'col';
      row.append(th);
    });
    const head = document.createElement('thead');
    head.append(row);
    return head;
  }

  function fillSummary() {
    const rows = new Map();
    const count = (name, scope) => {
      if (!rows.has(name)) rows.set(name, { INTERNAL: 0, SWING: 0, none: 0 });
      rows.get(name)[scope || 'none']++;
    };
    const { marks: m, zones: z, signals: s } = data;
    for (let i = 0; i < m.count; i++) count(ChartWords.typeName(m.type[i], m.direction[i]), m.scope[i]);
    for (let i = 0; i < z.count; i++) {
      const name = ChartWords.typeName(z.type[i], z.direction[i], z.label[i]);
      count(name, z.scope[i]);
      if (z.ended[i] >= data.count) count(name + ', live at the end', z.scope[i]);
    }
    for (let i = 0; i < s.count; i++) count(s.side[i] > 0 ? 'Long entry' : 'Short entry', s.scope[i]);
    const body = document.createElement('tbody');
    for (const name of [...rows.keys()].sort()) {
      const row = document.createElement('tr');
      const head = cell('th', name);
      head.scope = 'row';
      row.append(head);
      for (const scope of ['INTERNAL', 'SWING', 'none']) row.append(cell('td', rows.get(name)[scope] || '–', 'number'));
      body.append(row);
    }
    $('summary').replaceChildren(cell('caption', 'What is drawn, by concept and scope'),
      headings('Concept', 'Internal', 'Swing', 'No scope'), body);
    const range = data.count === 0 ? '' : ', ' + ChartWords.time(data.times[0]) + ' to ' + ChartWords.closed(data.count - 1, data) + ' UTC';
    $('extent').textContent = data.venue + ' ' + data.symbol + ' ' + data.timeframe + ': '
      + (data.seen > data.count ? 'the latest ' + data.count + ' of ' + data.seen + ' candles' : data.count + ' candles') + range + '.';
  }

  function fillSignals() {
    const s = data.signals;
    const body = document.createElement('tbody');
    for (let i = s.count - 1; i >= Math.max(0, s.count - MOST_SIGNAL_ROWS); i--) {
      const row = document.createElement('tr');
      const go = cell('button', ChartWords.closed(s.known[i], data));
      go.type = 'button';
      go.onclick = () => { goTo({ kind: 'signal', row: i }); $('stage').scrollIntoView({ block: 'start' }); $('stage').focus({ preventScroll: true }); };
      const head = document.createElement('th');
      head.scope = 'row';
      const holder = document.createElement('td');
      holder.append(go);
      row.append(holder, cell('td', s.side[i] > 0 ? 'long' : 'short', 'number'));
      for (const price of [s.entry[i], s.stop[i], s.target[i]]) row.append(cell('td', ChartWords.fine(price, data), 'number'));
      row.append(cell('td', (s.confidence[i] / 100).toFixed(2), 'number'), cell('td', ChartWords.factorNames(data, i)),
        cell('td', ChartWords.touched(data, i)));
      body.append(row);
    }
    const shownRows = Math.min(s.count, MOST_SIGNAL_ROWS);
    $('signals-extent').textContent = s.count === 0 ? 'None.' : shownRows < s.count ? 'The latest ' + shownRows + ' of ' + s.count + '.' : s.count + '.';
    $('signals').hidden = s.count === 0;
    $('signals').replaceChildren(cell('caption', 'Newest first; the time leads to the chart'),
      headings('Known at (UTC)', 'Side', 'Entry', 'Stop', 'Target', 'Confidence', 'Factors', 'First touched'), body);
  }

  // ---- the address

  function obey() {
    const said = new URLSearchParams(location.hash.slice(1));
    const root = document.documentElement;
    if (said.has('theme')) root.dataset.theme = said.get('theme'); else delete root.dataset.theme;
    const isPicture = said.get('view') === 'picture';
    if (isPicture) root.dataset.view = 'picture'; else delete root.dataset.view;
    candles.applyOptions({ lastValueVisible: !isPicture });
    if (said.has('show')) {
      shown.layers = new Set(said.get('show').split(',').flatMap(key => GROUPS[key] || [key]));
    }
    if (said.has('scope')) shown.scopes = new Set(said.get('scope').toUpperCase().split(','));
    if (said.has('ended')) shown.ended = said.get('ended') !== 'no';
    tickLegend();
    paintTheme();
    const named = said.get('series');
    const wanted = vocabulary.series.includes(named) ? vocabulary.series.indexOf(named)
      : /^\d+$/.test(named || '') && Number(named) < vocabulary.series.length ? Number(named) : Math.max(number, 0);
    if (wanted !== number) open(wanted);
    const from = Date.parse(said.get('from') || ''), to = Date.parse(said.get('to') || '');
    if (Number.isFinite(from) || Number.isFinite(to)) {
      chart.timeScale().setVisibleLogicalRange({
        from: Number.isFinite(from) ? data.candleAt(from - 1) + 0.5 : 0, to: Number.isFinite(to) ? data.candleAt(to) + 0.5 : data.count,
      });
    } else {
      showLatest();
    }
    shown.born = said.get('born') === 'view' ? { from: data.candleAt(from), to: data.candleAt(to) } : null;
    $('details').classList.add('right');
    kept = picked(said.get('pick') || '');
    ordered = null;
    showReading(data.count - 1);
    showDetails(kept);
    structure.redraw();
  }

  /** KIND-ROW, or KIND@ISO: the first of its kind made known then. */
  function picked(text) {
    const [, kind, , which] = /^(mark|zone|signal)([-@])(.+)$/.exec(text) || [];
    if (!kind) return null;
    const known = data[kind + 's'].known;
    const row = text[kind.length] === '-' ? Number(which) : known.indexOf(data.candleAt(Date.parse(which) - data.millis));
    return Number.isInteger(row) && row >= 0 && row < known.length ? { kind, row } : null;
  }

  function describeView() {
    if (!data || data.count === 0) return;
    const { from, to } = visible();
    const said = new URLSearchParams();
    if (vocabulary.series.length > 1) said.set('series', vocabulary.series[number]);
    const at = candle => new Date(data.times[Math.max(0, Math.min(data.count - 1, Math.round(candle)))]).toISOString().replace('.000Z', 'Z');
    said.set('from', at(from));
    said.set('to', at(to));
    if (shown.layers.size !== USUAL.length || USUAL.some(key => !shown.layers.has(key))) said.set('show', [...shown.layers].join(','));
    if (shown.scopes.size < SCOPES.length) said.set('scope', [...shown.scopes].join(',').toLowerCase());
    if (!shown.ended) said.set('ended', 'no');
    if (kept) said.set('pick', kept.kind + '-' + kept.row);
    $('link').href = '#' + said.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  }

  let waiting = 0;
  chart.timeScale().subscribeVisibleLogicalRangeChange(() => {
    moved = performance.now();
    clearTimeout(waiting);
    waiting = setTimeout(describeView, 200);
  });

  vocabulary.series.forEach((key, i) => {
    const option = cell('option', key);
    option.value = String(i);
    $('series').append(option);
  });
  $('series-label').hidden = vocabulary.series.length < 2;
  $('series').onchange = event => { open(Number(event.target.value)); showLatest(); describeView(); };
  if (matchMedia('(max-width: 600px)').matches) $('legend-box').open = false;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintTheme);
  addEventListener('hashchange', obey);
  fillLegend();
  obey();
})();
