const announced = 3000;

/** The size of the text, and a way to pass the article on. `show` after the page has changed. */
export function articleTools() {
  const page = document.documentElement;
  const canShare = Boolean(navigator.share) && matchMedia('(pointer: coarse)').matches;

  document.addEventListener('click', ({ target }) => {
    const size = target.closest('button[data-size]');
    const share = target.closest('button[data-share]');
    if (size) setSize(page, size.dataset.size);
    if (size) show();
    if (share) void (canShare ? passOn() : copyLink(share));
  });

  function show() {
    const chosen = page.dataset.size ?? 'normal';
    for (const button of document.querySelectorAll('button[data-size]')) {
      button.setAttribute('aria-pressed', String(button.dataset.size === chosen));
    }
    const share = document.querySelector('button[data-share]');
    if (!share) return;
    share.hidden = !canShare && !navigator.clipboard;
    if (!canShare) share.textContent = share.dataset.copy;
  }

  return { show };
}

function setSize(page, size) {
  if (size === 'normal') delete page.dataset.size;
  else page.dataset.size = size;
  try {
    localStorage.setItem('font-size', size);
  } catch {
    // A browser that keeps nothing for sites: the size is for this page only.
  }
}

const address = () => document.querySelector('link[rel=canonical]')?.href ?? location.href;

async function passOn() {
  try {
    await navigator.share({ title: document.title, url: address() });
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
  }
}

async function copyLink(button) {
  await navigator.clipboard.writeText(address());
  button.textContent = button.dataset.copied;
  document.querySelector('[data-changed]').textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = button.dataset.copy;
  }, announced);
}
