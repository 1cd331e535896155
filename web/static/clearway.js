// Enhancements only; every page works without this file: drafts save themselves, files can be dropped, faults get focus.

const autosave = (form) => {
  const status = form.querySelector('[data-saved]');
  let timer;
  let dirty = false;
  const say = (text) => { if (status) status.textContent = text; };
  const save = async () => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    say(status.dataset.saving);
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.status);
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      say(`${status.dataset.done} ${clock}`);
    } catch {
      dirty = true;
      say(status.dataset.failed);
      timer = setTimeout(save, 10000);
    }
  };
  form.addEventListener('input', () => { dirty = true; clearTimeout(timer); timer = setTimeout(save, 1200); });
  form.addEventListener('submit', () => { dirty = false; clearTimeout(timer); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(); });
  addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });
};

const drop = (zone) => {
  const input = zone.querySelector('input[type="file"]');
  const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle('over', on); };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });
};

document.querySelectorAll('form[data-autosave]').forEach(autosave);
document.querySelectorAll('[data-drop]').forEach(drop);
document.getElementById('faults')?.focus();
// One press, one deed: a second press within a moment does nothing.
document.querySelectorAll('form[method="post"]').forEach((form) => {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 3000);
  });
});
addEventListener('beforeprint', () => document.querySelectorAll('main details').forEach((part) => { part.open = true; }));
