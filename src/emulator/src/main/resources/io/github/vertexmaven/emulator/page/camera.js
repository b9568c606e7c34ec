// Moves and zooms a drawing within its frame.

/** From farther away texts cannot be read: without them a large graph moves smoothly. */
const READABLE = 0.33;

export const camera = (canvas, layer) => {
  const view = { x: 0, y: 0, scale: 1 };
  let isMoved = false;
  const aim = () => {
    layer.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    canvas.classList.toggle('far', view.scale < READABLE);
  };
  const frame = () => canvas.getBoundingClientRect();
  const at = (factor, x, y) => {
    const scale = Math.min(4, Math.max(0.02, view.scale * factor));
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    isMoved = true;
    aim();
  };
  const center = (place) => {
    const { width, height } = frame();
    view.scale = Math.max(view.scale, 0.8);
    view.x = width / 2 - place.x * view.scale;
    view.y = height / 2 - place.y * view.scale;
    isMoved = true;
    aim();
  };

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const { left, top } = frame();
    at(Math.exp(-event.deltaY * 0.0015), event.clientX - left, event.clientY - top);
  }, { passive: false });

  const fingers = new Map();
  let apart = 0;
  canvas.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    apart = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const moved = Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    if (moved < 3 && !canvas.classList.contains('dragging')) return;
    canvas.classList.add('dragging');
    if (fingers.size === 1) {
      view.x += event.clientX - last.x;
      view.y += event.clientY - last.y;
      isMoved = true;
      aim();
    }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) {
      const [one, other] = [...fingers.values()];
      const now = Math.hypot(one.x - other.x, one.y - other.y);
      const { left, top } = frame();
      if (apart) at(now / apart, (one.x + other.x) / 2 - left, (one.y + other.y) / 2 - top);
      apart = now;
    }
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    canvas.classList.remove('dragging');
  };
  addEventListener('pointerup', lift);
  addEventListener('pointercancel', lift);

  return {
    moved: () => isMoved,
    zoom: (factor) => {
      const { width, height } = frame();
      at(factor, width / 2, height / 2);
    },
    center,
    /** Brings a place into the frame if it is outside of it. */
    reveal: (place) => {
      const { width, height } = frame();
      const x = place.x * view.scale + view.x;
      const y = place.y * view.scale + view.y;
      if (x < 40 || y < 20 || x > width - 40 || y > height - 20) center(place);
    },
    fit: (size) => {
      const { width, height } = frame();
      if (!width || !height) return;
      const whole = Math.min(1.15, (width - 32) / size.width, (height - 32) / size.height);
      // What does not fit in a size that can be read begins at its top.
      view.scale = Math.max(whole, Math.min(0.55, (width - 32) / size.width), 0.03);
      view.x = (width - size.width * view.scale) / 2;
      view.y = Math.max(16, (height - size.height * view.scale) / 2);
      isMoved = false;
      aim();
    },
  };
};
