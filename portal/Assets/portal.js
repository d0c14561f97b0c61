// Everything works without this file. It shows progress where a page would have to be asked for again, and sorts tables.

const text = (name) => document.querySelector(`[data-text="${name}"]`)?.textContent ?? "";

for (const form of document.querySelectorAll("form[data-upload]")) {
  watchUpload(form);
}

for (const region of document.querySelectorAll("[data-follow]")) {
  follow(region);
}

for (const table of document.querySelectorAll("table[data-sort]")) {
  sortable(table);
}

for (const input of document.querySelectorAll("input[data-filter]")) {
  filtered(input);
}

for (const form of document.querySelectorAll("form:not([data-upload])")) {
  // A second press of a button sends nothing twice.
  form.addEventListener("submit", () => setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }), 0));
}

window.addEventListener("pageshow", () => document.querySelectorAll("button[disabled]").forEach((button) => { button.disabled = false; }));

function watchUpload(form) {
  const files = form.querySelector("input[type=file]");
  const said = form.querySelector("[role=status]");
  const limit = Number(form.dataset.limit);
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      files.files = event.dataTransfer.files;
      files.dispatchEvent(new Event("change"));
    }
  });
  files.addEventListener("change", () => {
    const large = [...files.files].filter((file) => file.size > limit);
    files.setCustomValidity(large.length > 0 ? text("too-large") : "");
    said.textContent = large.length > 0 ? text("too-large") : "";
  });
  form.addEventListener("submit", async (event) => {
    if (!files.checkValidity() || files.files.length === 0) {
      return;
    }

    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    const bar = document.createElement("progress");
    bar.max = 1;
    said.replaceChildren(document.createTextNode(""), bar);
    try {
      const places = [];
      for (const [index, file] of [...files.files].entries()) {
        said.firstChild.textContent = `${text("sending")} ${index + 1}/${files.files.length}`;
        places.push(await send(form, file, (part) => { bar.value = part; }));
      }

      location.assign(places.length === 1 ? places[0] : form.dataset.history);
    } catch (failure) {
      said.textContent = failure.message || text("cut-off");
      said.focus();
      button.disabled = false;
    }
  });
}

// The same file may be sent again after a broken line: the service knows it by its content.
function send(form, file, progress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const field of form.querySelectorAll("input[type=hidden]")) {
      body.append(field.name, field.value);
    }

    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => progress(event.loaded / (event.total || file.size || 1)));
    request.addEventListener("error", () => reject(new Error(text("cut-off"))));
    request.addEventListener("abort", () => reject(new Error(text("cut-off"))));
    request.addEventListener("load", () =>
      request.status === 202 ? resolve(request.response.page) : reject(new Error(request.response?.detail ?? text("cut-off"))));
    request.send(body);
  });
}

async function follow(region) {
  const address = region.dataset.follow;
  for (let wait = 500; ; wait = Math.min(wait * 1.3, 5000)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.status === 401 || (answer.ok && (await answer.json()).finished)) {
        location.reload();
        return;
      }
    } catch {
      // The line comes back; what was handed in is not lost.
    }
  }
}

function sortable(table) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (head.textContent.trim() === "") {
      return;
    }

    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map((row) => [row.cells[column]?.dataset.value ?? row.cells[column]?.textContent.trim() ?? "", row]);
      rows.sort(([left], [right]) => {
        const numbers = left !== "" && right !== "" && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right));
        const order = numbers ? Number(left) - Number(right) : left.localeCompare(right, document.documentElement.lang, { numeric: true });
        return down ? -order : order;
      });
      body.append(...rows.map(([, row]) => row));
    });
  });
}

function filtered(input) {
  const rows = [...document.getElementById(input.dataset.filter).tBodies[0].rows];
  const said = document.getElementById(`${input.id}-count`);
  input.closest("form, div").hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const content = row.textContent.toLocaleLowerCase("id");
      row.hidden = !words.every((word) => content.includes(word));
      shown += row.hidden ? 0 : 1;
    }

    if (said) {
      said.textContent = `${shown}/${rows.length}`;
    }
  });
}
