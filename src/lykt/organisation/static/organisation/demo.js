// On the sign-in page of a demo, one press fills in the form and sends it.
(() => {
  "use strict";
  const form = document.querySelector("main form");
  for (const button of document.querySelectorAll("[data-demo-name]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      form.elements.login.value = button.dataset.demoName;
      form.elements.password.value = button.dataset.demoPassword;
      form.requestSubmit();
    });
  }
})();
