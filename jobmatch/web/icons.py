"""The drawings of the icons: lines on a grid of 24 by 24, in the colour of the text around them."""

ICONS = {
    "arrow-down": '<path d="M12 5v14m-6-6 6 6 6-6"/>',
    "arrow-left": '<path d="M19 12H5m6-6-6 6 6 6"/>',
    "arrow-right": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "arrow-up": '<path d="M12 19V5m-6 6 6-6 6 6"/>',
    "bag": (
        '<rect x="3" y="8" width="18" height="12" rx="2"/>'
        '<path d="M9 8V6a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v2M3 13h18"/>'
    ),
    "bicycle": (
        '<circle cx="6" cy="16" r="4"/><circle cx="18" cy="16" r="4"/>'
        '<path d="m6 16 4-8h5l3 8M9 5h2m-1 3 4 8H6"/>'
    ),
    "building": '<path d="M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3"/>',
    "calendar": '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/>',
    "check": '<path d="m5 13 4.5 4.5L19 7"/>',
    "chevron-down": '<path d="m6 9 6 6 6-6"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "door": '<path d="M14 4H6v16h8M10 12h11m-4-4 4 4-4 4"/>',
    "eye": '<path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7z"/><circle cx="12" cy="12" r="3"/>',
    "heart": '<path d="M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7.4a4.2 4.2 0 0 1 8 1.8C20 15 12 20 12 20z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.01"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="m11 12 9-9m-4 4 3 3"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "mail": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3 8 9 6 9-6"/>',
    "pencil": '<path d="m4 20 1-4L16 5l3 3L8 19z"/>',
    "people": (
        '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6"/>'
        '<path d="M16 5a3.5 3.5 0 0 1 0 6.6M18 14.5c2 .8 3.1 2.7 3.5 5.5"/>'
    ),
    "phone": (
        '<path d="M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a3'
        ' 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"/>'
    ),
    "pin": (
        '<path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z"/>'
        '<circle cx="12" cy="9.5" r="2.5"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "question": (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M9.5 9.5a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.2 1-1.2 2M12 17v.01"/>'
    ),
    "search": '<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>',
    "star": '<path d="m12 3 2.7 5.7 6.3.8-4.6 4.3 1.2 6.2-5.6-3.1L6.4 20l1.2-6.2L3 9.5l6.3-.8z"/>',
    "stairs": '<path d="M3 20h5v-5h5v-5h5V5h3"/>',
    "upload": '<path d="M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4"/>',
    "warning": '<path d="M12 4 2.5 20h19zM12 10v4M12 17v.01"/>',
}
