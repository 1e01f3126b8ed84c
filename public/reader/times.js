const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Instants, which the server writes in UTC, in the reader's own zone. A date without a time has no zone and stays. */
export function localTimes() {
  for (const time of document.querySelectorAll('time[data-form]')) {
    const at = new Date(time.dateTime);
    const language = time.closest('[lang]').lang;
    const say = (options) => new Intl.DateTimeFormat(language, options).format(at);
    if (time.dataset.form === 'line') {
      setText(time, say({ year: 'numeric', month: 'long', day: 'numeric', ...hour }));
    } else {
      setText(time.querySelector('b'), say(hour));
      setText(time.querySelector('span'), say({ year: 'numeric', month: 'short', day: 'numeric' }));
    }
  }
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
