// Runs before anything is painted: nothing that it does may be seen to jump. Everything else is in reader.js.
(() => {
  const page = document.documentElement;
  page.classList.add('has-scripts');
  try {
    const size = localStorage.getItem('font-size');
    if (size === 'smaller' || size === 'larger') page.dataset.size = size;
  } catch {
    // A browser that keeps nothing for sites: the text has its normal size.
  }
  // A picture that cannot be had leaves no hole. It may fail before the modules are there.
  const dropPicture = (event) => {
    if (event.target instanceof HTMLImageElement) (event.target.closest('figure') ?? event.target).remove();
  };
  document.addEventListener('error', dropPicture, true);
})();
