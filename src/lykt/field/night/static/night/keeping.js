// Keeping the app itself on the phone, and renewing it.

/** Let the service worker keep the app, so that it starts without a net from now on. */
export async function keepKept({ worker, app }) {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(worker, { scope: app, updateViaCache: "none" });
  } catch {
    // Without it the app works for as long as it stays open; there is nothing the worker can do.
  }
}

/** Fetch the app anew and use it at once: the server has found this one too old. */
export async function renew() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  const fresh = await registration.update().catch(() => null);
  const waiting = fresh?.waiting ?? fresh?.installing;
  if (!waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("renew");
}
