(function () {
  'use strict';
  var form = document.getElementById('search');
  var fields = ['q', 'component', 'level', 'basis', 'required'];
  var lines = Array.prototype.slice.call(document.querySelectorAll('.standards li'));

  function value(name) {
    var field = form.elements[name];
    return field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value.trim();
  }

  function narrow() {
    var words = value('q').toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    lines.forEach(function (line) {
      var has = line.dataset;
      var fits = (!value('component') || has.c === value('component')) && (!value('level') || has.l === value('level'))
        && (!value('basis') || has.b === value('basis')) && (!value('required') || has.r === '1')
        && words.every(function (word) { return has.q.indexOf(word) >= 0; });
      line.hidden = !fits;
      if (fits) { shown++; }
    });
    ['.domain', '.part'].forEach(function (selector) {
      document.querySelectorAll(selector).forEach(function (part) {
        part.hidden = !part.querySelector('.standards li:not([hidden])');
      });
    });
    document.querySelectorAll('.jump').forEach(function (list) { list.hidden = shown < lines.length; });
    document.getElementById('found').textContent = shown < lines.length ? shown + ' of ' + lines.length + ' standards' : '';
  }

  // What is searched for stands in the address, as in #q=biopsy&level=SITE, so that a link can be sent.
  function write() {
    var params = new URLSearchParams();
    fields.forEach(function (name) { if (value(name)) { params.set(name, value(name)); } });
    var text = params.toString();
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
  }

  function read() {
    var params = new URLSearchParams(/^#(q|component|level|basis|required)=/.test(location.hash) ? location.hash.slice(1) : '');
    fields.forEach(function (name) {
      var field = form.elements[name];
      if (field.type === 'checkbox') { field.checked = params.get(name) === '1'; } else { field.value = params.get(name) || ''; }
      if (field.selectedIndex === -1) { field.value = ''; }
    });
    narrow();
  }

  function changed() { write(); narrow(); }

  form.hidden = false;
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(changed, 0); });
  window.addEventListener('hashchange', read);
  read();
})();
