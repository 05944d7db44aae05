(function () {
  'use strict';
  var form = document.getElementById('filters');
  var each = function (selector, inside, what) { Array.prototype.forEach.call((inside || document).querySelectorAll(selector), what); };
  var fields = ['site', 'component', 'outcome', 'owner', 'due', 'q', 'required'];
  var state = {};

  // A link to a verdict opens it and everything around it.
  function open(id) {
    var target = id && document.getElementById(id);
    if (!target) { return; }
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === 'DETAILS') { node.open = true; }
      if (node.hidden) { node.hidden = false; }
    }
    target.scrollIntoView({ block: 'start' });
    var focus = target.tagName === 'DETAILS' ? target.querySelector('summary') : target;
    if (focus) { focus.focus({ preventScroll: true }); }
  }

  // The part of an address behind the # is a place on the page, or what is shown of it, as in #site=main&outcome=gap.
  function read() {
    var hash = location.hash.slice(1);
    state = {};
    if (/^(site|component|outcome|owner|due|q|required|at)=/.test(hash)) {
      new URLSearchParams(hash).forEach(function (value, name) { state[name] = value; });
    }
    if (form) {
      fields.forEach(function (name) {
        var field = form.elements[name];
        if (!field) { return; }
        if (field.type === 'checkbox') { field.checked = state[name] === '1'; } else { field.value = state[name] || ''; }
        if (field.selectedIndex === -1) { field.value = ''; }
      });
      apply();
    }
    at();
  }

  function at() {
    var id = state.at || (Object.keys(state).length ? '' : location.hash.slice(1));
    if (id) { open(id); }
  }

  function write() {
    var params = new URLSearchParams();
    fields.forEach(function (name) { if (state[name]) { params.set(name, state[name]); } });
    var text = params.toString();
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
  }

  var index = null;
  function build() {
    index = { standards: [], byKey: {}, byVerdict: {} };
    each('details.s', null, function (el) {
      var summary = el.querySelector('summary');
      var standard = { el: el, c: el.dataset.c, w: el.dataset.w, required: el.dataset.q === '1', text: null, verdicts: [], summary: summary };
      each(':scope > details.v', el, function (v) {
        var verdict = { el: v, p: +v.dataset.p, o: v.dataset.o, d: v.dataset.d || '', text: null, standard: standard };
        standard.verdicts.push(verdict);
        index.byVerdict[v.id] = verdict;
      });
      index.standards.push(standard);
      index.byKey[el.id] = standard;
    });
  }

  function words(item, el) {
    if (item.text === null) { item.text = el.textContent.toLowerCase(); }
    return item.text;
  }

  function place() {
    var option = form.elements.site && form.elements.site.selectedOptions[0];
    return option && option.value ? { p: +option.dataset.p, name: option.value } : null;
  }

  // A region is shown with its sites.
  function within(where) {
    var all = {};
    all[where.p] = true;
    each('option[data-r]', form.elements.site, function (option) {
      if (+option.dataset.r === where.p && where.p > 0) { all[+option.dataset.p] = true; }
    });
    return all;
  }

  function apply() {
    if (!index) { build(); }
    var where = place();
    var places = where && within(where);
    var asked = (state.q || '').toLowerCase().split(/\s+/).filter(Boolean);
    var owner = form.elements.owner && form.elements.owner.selectedOptions[0];
    var w = owner && owner.value ? owner.dataset.w : null;
    var any = fields.some(function (name) { return state[name]; });
    var shown = 0, all = 0;
    index.standards.forEach(function (s) {
      var ownWords = asked.length ? words(s, s.summary) : '';
      var fits = (!state.component || s.c === state.component) && (w === null || s.w === w) && (!state.required || s.required);
      var some = 0;
      s.verdicts.forEach(function (v) {
        all++;
        var ok = fits && (!places || places[v.p] === true)
          && (!state.outcome || v.o === state.outcome || state.outcome === 'open' && (v.o === 'gap' || v.o === 'unp'))
          && (!state.due || v.d !== '' && v.d <= state.due)
          && (!asked.length || asked.every(function (word) { return ownWords.indexOf(word) >= 0 || words(v, v.el).indexOf(word) >= 0; }));
        v.shown = ok;
        if (v.el.hidden === ok) { v.el.hidden = !ok; }
        if (ok) { some++; }
      });
      s.shown = any ? some > 0 : true;
      shown += some;
      if (s.el.hidden === s.shown) { s.el.hidden = !s.shown; }
    });
    each('.part,.chapter', null, function (part) {
      part.hidden = any && !index.standards.some(function (s) { return s.c === part.dataset.c && s.shown; });
    });
    each('#map [data-s]', null, function (row) {
      var s = index.byKey[row.dataset.s];
      row.hidden = !!s && !s.shown;
    });
    each('table.hm', null, function (table) {
      var hide = Array.prototype.map.call(table.tHead.rows[0].cells, function (cell, i) {
        return i > 0 && !!places && cell.dataset.p !== '-1' && !places[+cell.dataset.p];
      });
      if (String(table.hidden_) === String(hide)) { return; }
      table.hidden_ = hide;
      Array.prototype.forEach.call(table.rows, function (row) {
        for (var i = 1; i < hide.length; i++) { if (row.cells[i].hidden !== hide[i]) { row.cells[i].hidden = hide[i]; } }
      });
    });
    each('#plan tr[data-s]', null, function (row) {
      var v = index.byVerdict[row.dataset.v];
      row.hidden = any && (v ? !v.shown : !(index.byKey[row.dataset.s] || {}).shown);
    });
    each('#designation tr[data-p],#plan tr[data-p]', null, function (row) {
      row.hidden = !!places && !places[+row.dataset.p];
    });
    document.getElementById('shown').textContent = any ? shown + ' of ' + all + ' verdicts shown' : '';
  }

  function csv() {
    var lines = [['standard', 'title', 'requirement', 'outcome', 'subject', 'owner', 'due', 'why', 'to close', 'source']];
    var text = function (el, selector) { var found = el.querySelector(selector); return found ? found.textContent.replace(/\s+/g, ' ').trim() : ''; };
    index.standards.forEach(function (s) {
      s.verdicts.forEach(function (v) {
        if (v.el.hidden) { return; }
        var why = Array.prototype.map.call(v.el.querySelectorAll('.why li'), function (li) { return li.textContent.replace(/\s+/g, ' ').trim(); }).join('; ');
        lines.push([text(s.summary, 'code'), text(s.summary, '.t'), s.required ? 'required' : 'commendation', text(v.el, '.o'), text(v.el, 'summary bdi'),
          text(s.el, '.owner').replace(/, within \d+ days$/, ''), v.d, why, text(v.el, '.close').replace(/^To close: /, ''), text(s.el, '.source')]);
      });
    });
    return lines;
  }

  function download(lines, name) {
    // A spreadsheet takes what begins so for a formula.
    var quote = function (value) { return '"' + (/^[=+\-@\t\r]/.test(value) ? "'" + value : value).replace(/"/g, '""') + '"'; };
    var text = '\ufeff' + lines.map(function (line) { return line.map(quote).join(','); }).join('\r\n') + '\r\n';
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  if (form) {
    form.hidden = false;
    var timer = 0;
    var changed = function () {
      fields.forEach(function (name) {
        var field = form.elements[name];
        state[name] = !field ? '' : field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value.trim();
      });
      write();
      apply();
    };
    form.addEventListener('change', changed);
    form.elements.q.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(changed, 150); });
    form.addEventListener('submit', function (event) { event.preventDefault(); changed(); });
    form.addEventListener('reset', function () { setTimeout(changed, 0); });
    document.getElementById('csv').addEventListener('click', function () { download(csv(), form.dataset.csv || 'concordance.csv'); });
  }

  // The worklist of cases or patients.
  var find = document.getElementById('find');
  if (find) {
    var rows = Array.prototype.slice.call(document.getElementById('worklist').tBodies[0].rows);
    var narrow = function () {
      var value = function (name) { var field = find.elements[name]; return field ? field.value.trim() : ''; };
      var words = value('q').toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var cells = row.cells, text = words.length ? row.textContent.toLowerCase() : '';
        var fits = (!value('site') || cells[1].textContent.trim() === value('site'))
          && (!value('measure') || cells[3].textContent.trim() === value('measure'))
          && (!value('outcome') || row.dataset.o === value('outcome'))
          && words.every(function (word) { return text.indexOf(word) >= 0; });
        if (row.hidden === fits) { row.hidden = !fits; }
        if (fits) { shown++; }
      });
      document.getElementById('found').textContent = shown < rows.length ? shown + ' of ' + rows.length + ' shown' : '';
    };
    find.hidden = false;
    find.addEventListener('change', narrow);
    find.addEventListener('input', narrow);
    find.addEventListener('submit', function (event) { event.preventDefault(); narrow(); });
    find.addEventListener('reset', function () { setTimeout(narrow, 0); });
    document.getElementById('csv-work').addEventListener('click', function () {
      var lines = [['what', 'site', 'case', 'measure', 'why']];
      rows.forEach(function (row) {
        if (!row.hidden) {
          var line = Array.prototype.map.call(row.cells, function (cell) { return cell.textContent.replace(/\s+/g, ' ').trim(); });
          line[0] = line[0].replace(/^[^a-z]+/, '');
          lines.push(line);
        }
      });
      download(lines, 'worklist.csv');
    });
  }

  // One stop for the tab key in each grid, and the arrow keys within it.
  each('table.hm', null, function (table) {
    var cells = table.querySelectorAll('tbody td a');
    Array.prototype.forEach.call(cells, function (cell, i) { cell.tabIndex = i === 0 ? 0 : -1; });
    table.addEventListener('keydown', function (event) {
      var step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      var cell = event.target.closest('td');
      if (!step || !cell) { return; }
      var row = cell.parentElement, column = cell.cellIndex;
      for (var r = row.rowIndex + step[0], c = column + step[1]; r > 0 && c > 0 && table.rows[r] && table.rows[r].cells[c]; r += step[0], c += step[1]) {
        var next = table.rows[r].hidden || table.rows[r].cells[c].hidden ? null : table.rows[r].cells[c].querySelector('a');
        if (next) {
          event.target.tabIndex = -1;
          next.tabIndex = 0;
          next.focus();
          break;
        }
      }
      event.preventDefault();
    });
  });

  window.addEventListener('hashchange', function () {
    read();
    if (form && Object.keys(state).length && !state.at) { form.scrollIntoView({ block: 'start' }); }
  });
  read();
  // A browser goes to the place itself when it has read the page, and takes the focus away.
  window.addEventListener('load', function () { setTimeout(at, 0); });
})();
