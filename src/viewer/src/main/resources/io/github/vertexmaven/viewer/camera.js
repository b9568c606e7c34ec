// Moves and zooms a drawing within its frame.

/** From farther away texts cannot be read: without them a large graph moves smoothly. */
const READABLE = 0.33;
/** On a screen of a phone a graph begins no smaller than this. */
const LEGIBLE = 0.7;
const NARROW = 520;
const NEAREST = 4;
const FARTHEST = 0.02;

export const camera = (canvas, layer) => {
  const view = { x: 0, y: 0, scale: 1 };
  let isMoved = false;
  const aim = () => {
    layer.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    canvas.classList.toggle('far', view.scale < READABLE);
    // From far away the names of frames stay as large as they are: they tell where one is.
    layer.style.setProperty('--far', String(Math.max(1, 1 / view.scale)));
  };
  const frame = () => canvas.getBoundingClientRect();
  const zoomAt = (factor, x, y) => {
    const scale = Math.min(NEAREST, Math.max(FARTHEST, view.scale * factor));
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    isMoved = true;
    aim();
  };
  const move = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    isMoved = true;
    aim();
  };
  const center = (place) => {
    const { width, height } = frame();
    if (!width || !height) return;
    view.scale = Math.max(view.scale, 0.8);
    view.x = width / 2 - place.x * view.scale;
    view.y = height / 2 - place.y * view.scale;
    isMoved = true;
    aim();
  };

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const { left, top } = frame();
    zoomAt(Math.exp(-event.deltaY * 0.0015), event.clientX - left, event.clientY - top);
  }, { passive: false });

  // One finger or the mouse moves, two fingers zoom too; a drag goes on outside of the frame.
  const fingers = new Map();
  let apart = 0;
  let drag = null;
  const pinch = () => {
    const [one, other] = [...fingers.values()];
    const now = Math.hypot(one.x - other.x, one.y - other.y);
    const { left, top } = frame();
    if (apart) zoomAt(now / apart, (one.x + other.x) / 2 - left, (one.y + other.y) / 2 - top);
    apart = now;
  };
  const follow = (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    if (Math.abs(dx) + Math.abs(dy) < 3 && !canvas.classList.contains('dragging')) return;
    canvas.classList.add('dragging');
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    move(dx / fingers.size, dy / fingers.size);
    if (fingers.size === 2) pinch();
  };
  const lift = (event) => {
    fingers.delete(event.pointerId);
    apart = 0;
    if (fingers.size) return;
    canvas.classList.remove('dragging');
    drag?.abort();
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (!fingers.size) {
      drag = new AbortController();
      addEventListener('pointermove', follow, { signal: drag.signal });
      ['pointerup', 'pointercancel'].forEach((kind) => addEventListener(kind, lift, { signal: drag.signal }));
    }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    apart = 0;
  });

  return {
    moved: () => isMoved,
    move,
    zoom: (factor) => {
      const { width, height } = frame();
      zoomAt(factor, width / 2, height / 2);
    },
    center,
    /** Brings a place to where it can be read. */
    reveal: (place) => {
      const { width, height } = frame();
      const x = place.x * view.scale + view.x;
      const y = place.y * view.scale + view.y;
      if (x < 40 || y < 20 || x > width - 40 || y > height - 20 || view.scale < READABLE) center(place);
    },
    /** Shows all of it, or as much as can be read; on a narrow screen from a place on, unless all is wanted. */
    fit: (size, begin, isAll) => {
      const { width, height } = frame();
      if (!width || !height) return;
      const whole = Math.min(1.15, (width - 32) / size.width, (height - 32) / size.height);
      // What does not fit in a size that can be read begins at its top.
      const least = width < NARROW && !isAll ? LEGIBLE : Math.min(0.55, (width - 32) / size.width);
      view.scale = Math.max(whole, least, FARTHEST);
      const isPart = whole < least && size.width * view.scale > width;
      view.x = isPart && begin ? width / 2 - begin.x * view.scale : (width - size.width * view.scale) / 2;
      view.y = isPart && begin ? height / 4 - begin.y * view.scale : Math.max(16, (height - size.height * view.scale) / 2);
      isMoved = false;
      aim();
    },
  };
};
