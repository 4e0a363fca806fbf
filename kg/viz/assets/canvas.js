// Canvases to draw on beside the one on the screen: one that writes SVG, and one that becomes a PNG file. The SVG one knows
// only what the drawing of the network uses of a canvas context.
const Canvas = (() => {
  const escape = (text) => `${text}`.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const round = (number) => Math.round(number * 100) / 100;

  const attributes = (values) => Object.entries(values).filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => ` ${name}="${escape(value)}"`).join("");

  const fontOf = (font) => {
    const [, style, weight, size, family] = font.match(/^(italic )?(\d+ )?(\d+)px (.*)$/);
    return { "font-style": style?.trim() ?? null, "font-weight": weight?.trim() ?? null, "font-size": size, "font-family": family };
  };

  /** A context that writes what is drawn as SVG elements. */
  class SvgContext {
    constructor() {
      this.elements = [];
      this.ruler = document.createElement("canvas").getContext("2d");
      Object.assign(this, { globalAlpha: 1, lineWidth: 1, font: "12px sans-serif", dash: [], d: "" });
    }

    save() {} // everything that is set is set anew before each stroke
    restore() {}
    setLineDash(dash) { this.dash = dash; }
    beginPath() { this.d = ""; }
    moveTo(x, y) { this.d += `M${round(x)} ${round(y)}`; }
    lineTo(x, y) { this.d += `L${round(x)} ${round(y)}`; }
    closePath() { this.d += "Z"; }
    stroke() {
      const look = { stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-dasharray": this.dash.join(" ") };
      this.add("path", { d: this.d, fill: "none", ...look });
    }

    fill() { this.add("path", { d: this.d, fill: this.fillStyle }); }

    measureText(text) {
      this.ruler.font = this.font;
      return this.ruler.measureText(text);
    }

    strokeText(text, x, y) {
      this.text(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" });
    }

    fillText(text, x, y) { this.text(text, x, y, { fill: this.fillStyle }); }

    text(text, x, y, look) {
      this.add("text", { x: round(x), y: round(y), "text-anchor": "middle", ...fontOf(this.font), ...look }, escape(text));
    }

    outline(d, { x, y, radius, halo, haloWidth, alpha, fill }) {
      this.add("path", {
        d, transform: `translate(${round(x)} ${round(y)}) scale(${round(radius)})`, fill, "fill-rule": "evenodd", stroke: halo,
        "stroke-width": round((2 * haloWidth) / radius), "paint-order": "stroke", opacity: alpha < 1 ? alpha : null,
      });
    }

    add(tag, values, content = "") {
      const opacity = this.globalAlpha < 1 && !("opacity" in values) ? round(this.globalAlpha) : null;
      this.elements.push(`<${tag}${attributes({ opacity, ...values })}>${content}</${tag}>`);
    }

    /** Return the finished picture. */
    picture({ width, height, ground, title }) {
      return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
        + `<title>${escape(title)}</title><rect width="100%" height="100%" fill="${escape(ground)}"/>${this.elements.join("")}</svg>\n`;
    }
  }

  /** Return a canvas of a size in pixels of the page, drawn on at twice its resolution. */
  const sharp = ({ width, height, ground }, paint) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    const ctx = canvas.getContext("2d");
    ctx.scale(2, 2);
    ctx.fillStyle = ground;
    ctx.fillRect(0, 0, width, height);
    paint(ctx);
    return canvas;
  };

  return { SvgContext, sharp };
})();
