/** Hand-drawn line icons on a 24-unit grid; decoration only, the text beside them says it. */
const PATHS = {
  ready: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM8 12.5l3 3 5.5-6.5",
  not_ready: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM10 9v6M14 9v6",
  ringing: "M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4",
  talking:
    "M6.5 3.5l3 .5 1 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1 .5 3c0 1.5-1 2.5-2.5 2.5A15 15 0 0 1 4 6c0-1.5 1-2.5 2.5-2.5z",
  dialling:
    "M6.5 3.5l3 .5 1 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1 .5 3c0 1.5-1 2.5-2.5 2.5A15 15 0 0 1 4 6c0-1.5 1-2.5 2.5-2.5zM15 9l6-6M16 3h5v5",
  acw: "M5 19l1-4L16 5l3 3L9 18zM13.5 7.5l3 3",
  signed_out: "M12 4v8M7 7a7 7 0 1 0 10 0",
  warning: "M12 4l9 16H3zM12 10v4M12 17v.5",
  info: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.5v.3",
  seat: "M5 11a7 7 0 0 1 14 0M5 11v5M19 11v5a4 4 0 0 1-4 4h-3",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  close: "M6 6l12 12M18 6L6 18",
  refresh: "M20 8a8 8 0 1 0 1 6M21 3v5h-5",
  help: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.5v.7M12 17v.3",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M17 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM11 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
  logout: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
