/** Line icons, 24 x 24. They only repeat what a text beside them says, so they are hidden from screen readers. */
const PATHS = {
  home: 'M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  record: 'M7 3h7l4 4v13a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v4h4M9 12h6M9 16h6',
  branch:
    'M12 4v5M6 20v-4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v4M12 9v5M9.5 4h5v4h-5zM4 20h4v-3H4zM16 20h4v-3h-4zM10 20h4v-3h-4z',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9 15l2 2 4-4',
  move: 'M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  device: 'M4 5h16v10H4zM2 19h20M9 15v4M15 15v4',
  shield: 'M12 3l7 3v6c0 4.2-2.9 7.4-7 9-4.1-1.6-7-4.8-7-9V6zM9 12l2 2 4-4',
  text: 'M4 6V4h12v2M10 4v14M7 18h6M15 12v-2h6v2M18 10v8M16.5 18h3',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  phone: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  warn: 'M12 4 2.5 20h19zM12 10v4M12 17v.5',
  check: 'M5 12.5 10 17 19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  cross: 'M6 6l12 12M18 6 6 18',
  out: 'M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h10M17 9l3 3-3 3',
  money: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 7.5l3 4.5 3-4.5M12 12v5M9.5 12.5h5M9.5 15h5',
  console: 'M4 5h16v14H4zM4 9h16M8 13h3M8 16h6',
  offline: 'M3 3l18 18M5 12a10 10 0 0 1 4-2.5M19 12a10 10 0 0 0-6-2.9M8.5 15.5a5 5 0 0 1 7 0M12 19v.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
