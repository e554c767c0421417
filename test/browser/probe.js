// Runs in the page: measures what a reader sees. Plain JavaScript, because it is sent as text.
(() => {
  /** The element around a node as it is drawn: through slots and out of shadow trees. */
  function parentOf(node) {
    if (node.assignedSlot) return node.assignedSlot;
    if (node.parentElement) return node.parentElement;
    const root = node.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  }

  function chain(element) {
    const elements = [];
    for (let each = element; each; each = parentOf(each)) elements.push(each);
    return elements;
  }

  function toColor(text) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { red, green, blue, alpha };
  }

  function over(top, bottom) {
    const mix = (name) => top[name] * top.alpha + bottom[name] * (1 - top.alpha);
    return { red: mix("red"), green: mix("green"), blue: mix("blue"), alpha: 1 };
  }

  function backgroundOf(element) {
    return chain(element)
      .map((each) => toColor(getComputedStyle(each).backgroundColor))
      .reduceRight((below, color) => over(color, below), toColor("rgb(255, 255, 255)"));
  }

  function luminance({ red, green, blue }) {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function isVisible(element) {
    const { width, height } = element.getBoundingClientRect();
    const clipped = chain(element).some((each) => each.classList.contains("unseen"));
    return width > 0 && height > 0 && !clipped && element.checkVisibility();
  }

  function* textsIn(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) yield* textsIn(node.shadowRoot);
      if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === "") continue;
      const element = parentOf(node);
      if (element && !["STYLE", "SCRIPT"].includes(element.tagName) && isVisible(element)) {
        yield { text: node.data.trim().slice(0, 40), element };
      }
    }
  }

  /** Texts that stand out too little, with their contrast; 4.5 is what WCAG AA asks for. */
  globalThis.hogFaintTexts = () =>
    [...textsIn(document.body)].flatMap(({ text, element }) => {
      const background = backgroundOf(element);
      const color = over(toColor(getComputedStyle(element).color), background);
      const [light, dark] = [luminance(color), luminance(background)].toSorted((a, b) => b - a);
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast < 4.5 ? [`${text}: ${contrast.toFixed(2)}`] : [];
    });
})();
