// What is typed in a long form is kept in this tab until it is saved: a cut connection loses nothing.
// On a page that shows what was saved (data-kept: ids), it is thrown away.
const NAME = "kept:" + location.pathname;
const form = document.querySelector("form[data-keep]");
const shown = document.querySelector("[data-kept]");

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

if (shown) {
  const ids = shown.dataset.kept.split(" ").filter(Boolean);
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith("kept:"))) {
    const kept = read(name);
    if (kept && ids.some((id) => kept.key === id || (shown.dataset.edited && name.includes(id)))) {
      sessionStorage.removeItem(name);
    }
  }
}

function write() {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const key = form.elements.key ? form.elements.key.value : "";
  sessionStorage.setItem(NAME, JSON.stringify({ key, version: form.dataset.keep, fields }));
}

function restore({ fields }) {
  const left = new Map();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) || []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "submit" || field.name === "csrfmiddlewaretoken") continue;
    const values = left.get(field.name) || [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values.shift();
  }
}

if (form) {
  const kept = read(NAME);
  if (kept && kept.version === form.dataset.keep && form.dataset.fresh) {
    restore(kept);
    document.getElementById("kept-note").hidden = false;
  }
  form.addEventListener("input", write);
  form.addEventListener("change", write);
}
