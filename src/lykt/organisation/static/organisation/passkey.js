// Shows what needs a passkey only where the browser has them, and says so when none was used.
// The ceremony itself is allauth's.
(() => {
  "use strict";
  const offered = document.getElementById("passkey");
  if (offered && window.isSecureContext && "credentials" in navigator && "PublicKeyCredential" in window) {
    offered.hidden = false;
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const problem = document.querySelector("[data-passkey-problem]");
    if (problem) problem.hidden = false;
  });
})();
