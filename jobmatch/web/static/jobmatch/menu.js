// Closes an open menu on Escape and on a press outside it. Without this script it closes on its own button.
(() => {
  const open = () => document.querySelector("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
