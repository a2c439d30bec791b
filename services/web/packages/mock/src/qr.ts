/** A picture with the look of a QR code; no phone can read it. */
export const QR = (() => {
  let seed = 7;
  const cells: string[] = [];
  for (let y = 0; y < 29; y += 1) {
    for (let x = 0; x < 29; x += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const corner = (x < 7 || x > 21) && y < 7 ? true : x < 7 && y > 21;
      const [cx, cy] = [x > 21 ? x - 22 : x, y > 21 ? y - 22 : y];
      const ring = Math.max(Math.abs(cx - 3), Math.abs(cy - 3));
      if (corner ? ring !== 2 : seed % 5 < 2) cells.push(`M${x + 4} ${y + 4}h1v1h-1z`);
    }
  }
  const path = `<path d="${cells.join('')}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37" shape-rendering="crispEdges"><rect width="37" height="37" fill="#fff"/>${path}</svg>`;
})();
