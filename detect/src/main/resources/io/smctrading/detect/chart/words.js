'use strict';
/* What the page says of a drawing, in words. */
const ChartWords = (() => {
  const NAMES = {
    SWING_HIGH: 'Swing high', SWING_LOW: 'Swing low', EQUAL_HIGHS: 'Equal highs', EQUAL_LOWS: 'Equal lows',
    LIQUIDITY_SWEEP: 'Liquidity sweep', BREAK_OF_STRUCTURE: 'Break of structure', CHANGE_OF_CHARACTER: 'Change of character',
    ORDER_BLOCK: 'Order block', FAIR_VALUE_GAP: 'Fair value gap', PERIOD_HIGH: 'high', PERIOD_LOW: 'low',
  };
  const RANKS = { HH: 'higher high', LH: 'lower high', HL: 'higher low', LL: 'lower low' };
  const ENDS = { INVALIDATED: 'Invalidated', FILLED: 'Filled', EXPIRED: 'Expired', BROKEN: 'Closed beyond', REPLACED: 'Replaced' };

  const lower = word => word ? word.toLowerCase() : '';
  const capital = word => word ? word[0] + word.slice(1).toLowerCase() : '';
  const price = (value, series) => value.toFixed(series.digits);
  const fine = (value, series) => value.toFixed(Math.min(series.digits + 1, 10));

  function time(milliseconds) {
    return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().replace('T', ' ').replace(/(:00)?\.000Z$/, '') : '';
  }

  const opened = (candle, series) => time(series.timeOf(candle));
  const closed = (candle, series) => time(series.timeOf(candle) + series.millis);

  function typeName(type, direction, label) {
    if (type === 'PERIOD_HIGH' || type === 'PERIOD_LOW') {
      return capital(label) + '’s ' + NAMES[type];
    }
    return direction ? capital(direction) + ' ' + lower(NAMES[type]) : NAMES[type];
  }

  function ofMark(series, i) {
    const m = series.marks;
    const swing = m.type[i] === 'SWING_HIGH' || m.type[i] === 'SWING_LOW';
    const line = m.type[i] !== 'EQUAL_HIGHS' && m.type[i] !== 'EQUAL_LOWS' && !swing;
    const rows = [['Scope', lower(m.scope[i])], ['Level', price(m.price[i], series)]];
    if (RANKS[m.label[i]]) rows.push(['Rank', RANKS[m.label[i]] + ' (' + m.label[i] + ')']);
    rows.push([line ? 'Swing of' : 'Candle of', opened(m.anchor[i], series)]);
    rows.push(['Known at', closed(m.known[i], series)]);
    return { title: typeName(m.type[i], m.direction[i]), rows };
  }

  function ofZone(series, i) {
    const z = series.zones;
    const isLevel = Number.isNaN(z.bottom[i]);
    const rows = [];
    if (z.scope[i]) rows.push(['Scope', lower(z.scope[i])]);
    rows.push(isLevel ? ['Level', price(z.top[i], series)] : ['Prices', price(z.bottom[i], series) + ' to ' + price(z.top[i], series)]);
    if (!Number.isNaN(z.strength[i])) rows.push(['Strength', z.strength[i].toFixed(2)]);
    rows.push(['Candle of', opened(z.anchor[i], series)], ['Known at', closed(z.known[i], series)]);
    if (z.mitigated[i] < series.count) rows.push(['Mitigated', closed(z.mitigated[i], series)]);
    rows.push(z.ended[i] < series.count ? [ENDS[z.end[i]], closed(z.ended[i], series)] : ['Ended', 'not yet']);
    return { title: typeName(z.type[i], z.direction[i], z.label[i]), rows };
  }

  function ofSignal(series, i) {
    const s = series.signals;
    const rows = [
      ['Scope', lower(s.scope[i])], ['Entry', fine(s.entry[i], series)], ['Stop', fine(s.stop[i], series)],
      ['Target', fine(s.target[i], series)], ['Confidence', (s.confidence[i] / 100).toFixed(2)],
      ['Base', '+' + (ChartData.vocabulary.base / 100).toFixed(2)],
    ];
    ChartData.vocabulary.factors.forEach((factor, bit) => {
      const holds = (s.factors[i] >> bit) & 1;
      rows.push([factor.words, holds ? '✓ +' + (factor.weight / 100).toFixed(2) : '–']);
    });
    rows.push(['Block of', opened(s.anchor[i], series)], ['Known at', closed(s.known[i], series)]);
    rows.push(['First touched', touched(series, i)]);
    return { title: s.side[i] > 0 ? 'Long entry' : 'Short entry', rows };
  }

  function touched(series, i) {
    const s = series.signals;
    return s.touch[i] ? s.touch[i] + ', ' + opened(s.touched[i], series) : 'neither yet';
  }

  function factorNames(series, i) {
    return ChartData.vocabulary.factors.filter((_, bit) => (series.signals.factors[i] >> bit) & 1)
      .map(factor => factor.name.replaceAll('_', ' ')).join(', ');
  }

  /** Title and rows of what an item (kind and row) is. */
  function of(series, item) {
    return item.kind === 'mark' ? ofMark(series, item.row) : item.kind === 'zone' ? ofZone(series, item.row) : ofSignal(series, item.row);
  }

  return { of, time, price, fine, typeName, touched, factorNames, closed };
})();
