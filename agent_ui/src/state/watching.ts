const LOOK_MS = 30_000;

/** Now and again, so that the menu can say what waits; a page that needs to know of failures reads itself. */
export function watch(read: () => Promise<void>, forget: () => void): () => void {
  const look = () => void read().catch(() => {});
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    forget();
  };
}
